namespace OtpActors.Domain.Deliveries;

/// <summary>What became of a send or resend as far as its caller can be told.</summary>
public enum RoundResult
{
    /// <summary>A provider is being called, or none was called yet.</summary>
    Running = 1,

    /// <summary>A provider took a message, or may have.</summary>
    Taken = 2,

    /// <summary>Every step refused this person: nothing left the house.</summary>
    Refused = 3,

    /// <summary>WhatsApp could not be reached and no other step helped: nothing left the house.</summary>
    WhatsAppUnavailable = 4,

    /// <summary>SMS could not be reached and no other step helped: nothing left the house.</summary>
    SmsUnavailable = 5,
}
