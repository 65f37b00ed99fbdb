namespace OtpActors.Domain.Deliveries;

/// <summary>How much of a provider a failure concerns.</summary>
public enum FailureScope
{
    /// <summary>This person only.</summary>
    Recipient = 1,

    /// <summary>One of our senders.</summary>
    Sender = 2,

    /// <summary>One template.</summary>
    Template = 3,

    /// <summary>One country or region.</summary>
    Region = 4,

    /// <summary>Our account.</summary>
    Account = 5,

    /// <summary>The whole provider.</summary>
    Provider = 6,
}
