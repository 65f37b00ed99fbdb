namespace OtpActors.Domain.Deliveries;

/// <summary>What a receipt says of a message.</summary>
public enum ReceiptState
{
    /// <summary>On its way.</summary>
    Sent = 1,

    /// <summary>It reached the phone.</summary>
    Delivered = 2,

    /// <summary>It was read.</summary>
    Read = 3,

    /// <summary>It did not reach the phone.</summary>
    Failed = 4,
}
