namespace OtpActors.Engine.Administration;

/// <summary>What came of an administrator's wish.</summary>
public enum DeskOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>There is one already.</summary>
    Exists,

    /// <summary>There are as many as there can be.</summary>
    Full,

    /// <summary>The change itself says no.</summary>
    Refused,
}
