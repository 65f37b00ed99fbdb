namespace OtpActors.Bench.Load.Results;

/// <summary>The figures of one phase against one server; durations in microseconds, memory in KiB, others' CPU as a share of all cores.</summary>
internal sealed record PhaseResult(
    string Server,
    string Phase,
    int Connections,
    double Seconds,
    long Answers,
    long Errors,
    string ErrorsByStatus,
    double PerSecond,
    long P50,
    long P99,
    long P999,
    long Max,
    double ServerCpu,
    double ChildrenCpu,
    double RedisCpu,
    double LoadCpu,
    double OthersShare,
    long ServerRss,
    long ServerAnonymous,
    long RedisRss);
