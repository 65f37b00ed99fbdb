namespace OtpActors.Bench.Load.Servers;

/// <summary>CPU time by who spent it; the machine's includes all the others.</summary>
internal readonly record struct CpuTimes(TimeSpan Server, TimeSpan Children, TimeSpan Redis, TimeSpan Load, TimeSpan Machine);
