namespace OtpActors.Embedded.Store;

/// <summary>What is to happen to a row.</summary>
internal enum RowChange
{
    /// <summary>A new row.</summary>
    Insert,

    /// <summary>A row in use changes.</summary>
    Update,

    /// <summary>A resting row changes and is in use again.</summary>
    Return,

    /// <summary>A row in use goes.</summary>
    Delete,

    /// <summary>A resting row goes, because its actor says so.</summary>
    DeleteResting,

    /// <summary>A resting row goes, when it need not be kept any longer.</summary>
    Expire,

    /// <summary>A row in use comes to rest, or goes when it need not be kept any longer.</summary>
    Rest,
}
