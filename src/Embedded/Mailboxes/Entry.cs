namespace OtpActors.Embedded.Mailboxes;

/// <summary>How an actor was found.</summary>
internal enum Entry
{
    /// <summary>The turn is the caller's.</summary>
    Free,

    /// <summary>The caller stands in line.</summary>
    InLine,

    /// <summary>It left memory meanwhile: look again.</summary>
    Gone,
}
