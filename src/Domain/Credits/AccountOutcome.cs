namespace OtpActors.Domain.Credits;

/// <summary>An account's answers. The numbers travel.</summary>
public enum AccountOutcome
{
    /// <summary>Done, or done before.</summary>
    Done = 1,

    /// <summary>There are too few credits.</summary>
    Insufficient = 2,

    /// <summary>The day's cap would be passed.</summary>
    CapReached = 3,

    /// <summary>Too much is under way; nothing was done.</summary>
    Busy = 4,
}
