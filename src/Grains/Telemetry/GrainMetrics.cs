using System.Diagnostics.Metrics;

namespace OtpActors.Grains.Telemetry;

/// <summary>What the cluster engine counts (meter <c>OtpActors.Grains</c>).</summary>
internal sealed class GrainMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OtpActors.Grains";

    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _watched;
    private readonly Counter<long> _pages;

    public GrainMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _conflicts = meter.CreateCounter<long>("otpactors.storage.conflicts", "{conflict}", "Turns decided again because the record had another version.");
        _failures = meter.CreateCounter<long>("otpactors.storage.failures", "{failure}", "Records that could not be read or written.");
        _watched = meter.CreateCounter<long>("otpactors.watches", "{otp}", "OTPs entered into watch pages.");
        _pages = meter.CreateCounter<long>("otpactors.watch.pages", "{write}", "Writes of watch pages.");
    }

    public void Conflict(string kind) => _conflicts.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void StorageFailure(string kind) => _failures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void PageWritten(int otps)
    {
        _pages.Add(1);
        _watched.Add(otps);
    }
}
