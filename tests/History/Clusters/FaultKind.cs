namespace OtpActors.History.Clusters;

/// <summary>What can happen to a cluster.</summary>
public enum FaultKind
{
    /// <summary>A silo gets SIGKILL and comes back later.</summary>
    SiloKilled,

    /// <summary>A silo gets SIGSTOP, and SIGCONT later.</summary>
    SiloFrozen,

    /// <summary>A front end gets SIGKILL and comes back later.</summary>
    FrontEndKilled,

    /// <summary>Redis is ended, by SIGTERM or SIGKILL, and comes back with its append-only file.</summary>
    RedisAway,

    /// <summary>Every process gets SIGTERM and is started again, one after the other.</summary>
    RollingRestart,
}
