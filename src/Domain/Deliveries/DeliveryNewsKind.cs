namespace OtpActors.Domain.Deliveries;

/// <summary>The kinds of news about a delivery.</summary>
public enum DeliveryNewsKind
{
    /// <summary>A provider took a message.</summary>
    Sent = 1,

    /// <summary>A message reached the phone.</summary>
    Delivered = 2,

    /// <summary>SMS takes over from WhatsApp.</summary>
    SmsFallback = 3,

    /// <summary>Every step of the plan failed.</summary>
    Failed = 4,
}
