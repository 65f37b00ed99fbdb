namespace OtpActors.Embedded.Store;

/// <summary>The one writer of rows. Called by one thread at a time.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Opens the file again after a failure, and makes sure that all that it shows is on disk.</summary>
    void Reopen();

    /// <summary>Makes all changes durable, or none. When it throws, neither is certain until <see cref="Reopen"/>.</summary>
    /// <param name="writes">The changes, in order.</param>
    void Commit(IReadOnlyList<RowWrite> writes);

    /// <summary>Copies the rest of the log to the main file, so that the log starts over.</summary>
    void Checkpoint();
}
