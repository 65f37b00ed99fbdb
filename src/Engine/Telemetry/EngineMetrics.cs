using System.Diagnostics.Metrics;
using OtpActors.Domain.Watches;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Telemetry;

/// <summary>What the engine counts. Tags come from closed sets only: no id, no number, no workspace (A88).</summary>
public sealed class EngineMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OtpActors.Engine";

    private readonly Counter<long> _sends;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _alarms;
    private readonly Counter<long> _creditsLow;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    public EngineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sends = meter.CreateCounter<long>("otpactors.sends", "{send}", "Sends and resends by result.");
        _alarms = meter.CreateCounter<long>("otpactors.alarms", "{alarm}", "Alarms about sends and checks that look like an attack.");
        _creditsLow = meter.CreateCounter<long>("otpactors.credits.low", "{threshold}", "Balances that fell below a threshold.");
        _checks = meter.CreateCounter<long>("otpactors.checks", "{check}", "Checks by result.");
    }

    internal void Alarm(WatchKind kind, bool severe) => _alarms.Add(
        1, new KeyValuePair<string, object?>("kind", NameOf(kind)), new KeyValuePair<string, object?>("severe", severe ? "true" : "false"));

    internal void CreditsLow() => _creditsLow.Add(1);

    internal void Send(Refusal? refusal, bool replayed) => _sends.Add(1, new KeyValuePair<string, object?>("result", Result("sent", refusal, replayed)));

    internal void Check(CheckResult? result, Refusal? refusal, bool replayed)
    {
        var told = result switch
        {
            null => "refused",
            { Valid: true } => "valid",
            { AttemptsRemaining: 0 } => "max_attempts_reached",
            _ => "incorrect",
        };
        _checks.Add(1, new KeyValuePair<string, object?>("result", Result(told, refusal, replayed)));
    }

    private static string NameOf(WatchKind kind) => kind switch
    {
        WatchKind.Prefix => "prefix",
        WatchKind.Country => "country",
        WatchKind.Spray => "spray",
    };

    private static string Result(string told, Refusal? refusal, bool replayed) =>
        replayed ? "replayed" : refusal is null ? told : refusal.Limit ?? RefusalNames.Of(refusal.Code);
}
