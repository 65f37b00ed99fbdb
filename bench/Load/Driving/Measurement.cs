using OtpActors.Bench.Load.Latency;

namespace OtpActors.Bench.Load.Driving;

/// <summary>What one run of the loop saw.</summary>
internal sealed class Measurement
{
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Unexpected answers by status; 0 = the connection broke, -1 = no answer in time.</summary>
    public SortedDictionary<int, long> Errors { get; } = [];

    public TimeSpan Elapsed { get; set; }

    public void CountError(int status, long count = 1) => Errors[status] = Errors.GetValueOrDefault(status) + count;
}
