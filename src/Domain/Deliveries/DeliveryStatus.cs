namespace OtpActors.Domain.Deliveries;

/// <summary>How far one message came. It only moves up; the numbers are stored.</summary>
public enum DeliveryStatus
{
    /// <summary>The provider is being called.</summary>
    Sending = 1,

    /// <summary>Nobody knows whether the provider took it: its answer never came.</summary>
    Unknown = 2,

    /// <summary>The provider took it.</summary>
    Sent = 3,

    /// <summary>It surely did not reach the phone.</summary>
    Failed = 4,

    /// <summary>It reached the phone.</summary>
    Delivered = 5,

    /// <summary>It was read.</summary>
    Read = 6,
}
