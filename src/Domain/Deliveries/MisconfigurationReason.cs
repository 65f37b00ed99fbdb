namespace OtpActors.Domain.Deliveries;

/// <summary>What is wrong with our account or settings at a provider.</summary>
public enum MisconfigurationReason
{
    /// <summary>The credentials.</summary>
    Credentials = 1,

    /// <summary>The template.</summary>
    Template = 2,

    /// <summary>The sender.</summary>
    Sender = 3,

    /// <summary>The balance.</summary>
    Balance = 4,

    /// <summary>The region is not open to us.</summary>
    Region = 5,

    /// <summary>The provider does not understand our request.</summary>
    Request = 6,

    /// <summary>The linked session is gone.</summary>
    Session = 7,

    /// <summary>No provider serves the channel.</summary>
    NoProvider = 8,
}
