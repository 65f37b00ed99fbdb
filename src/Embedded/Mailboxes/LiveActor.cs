namespace OtpActors.Embedded.Mailboxes;

/// <summary>An actor in memory, of whatever kind.</summary>
internal abstract class LiveActor
{
    private long _lastTurn;

    /// <summary>When it had its last turn, milliseconds since 1970.</summary>
    public long LastTurn
    {
        get => Volatile.Read(ref _lastTurn);
        protected set => Volatile.Write(ref _lastTurn, value);
    }

    /// <summary>When it was put in the line that leads out of memory. For <see cref="LiveActors"/> alone.</summary>
    public long LinedUpAt { get; set; }

    /// <summary>Leaves memory, unless it is in a turn or has changes that are not on disk.</summary>
    public abstract bool TryLeave();
}
