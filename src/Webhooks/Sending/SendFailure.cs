namespace OtpActors.Webhooks.Sending;

/// <summary>Why no status came back.</summary>
internal enum SendFailure
{
    /// <summary>One came.</summary>
    None = 0,

    /// <summary>The receiver did not answer in time.</summary>
    Timeout = 1,

    /// <summary>No connection, or it broke.</summary>
    Connection = 2,

    /// <summary>The host has an inner address; nothing was sent.</summary>
    InnerAddress = 3,
}
