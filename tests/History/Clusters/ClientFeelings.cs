using System.Globalization;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Clusters;

/// <summary>What the clients of a cluster feel since the last look: calls lost and failed, and how long nothing was answered.</summary>
internal sealed class ClientFeelings(RunClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _failures = [];
    private TimeSpan _since;
    private int _failed;
    private int _answered;
    private int _lost;
    private TimeSpan _silence;
    private TimeSpan _lastAnswer;

    /// <summary>Calls answered since the start.</summary>
    public int AnsweredCount => Volatile.Read(ref _answered);

    /// <summary>A call was answered.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            var now = clock.Now;
            _silence = now - _lastAnswer > _silence ? now - _lastAnswer : _silence;
            _lastAnswer = now;
            _answered++;
        }
    }

    /// <summary>A call was not answered at the first try. One that was begun before the last look met two faults: its failure is named, and not counted.</summary>
    public void Lost(OperationKind kind, TimeSpan begun, Answer? retry, bool answered)
    {
        lock (_gate)
        {
            _lost++;
            if (!answered)
            {
                var earlier = begun < _since;
                var name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind} {retry?.Detail ?? (retry is null ? "not reached" : "connection lost")}{(earlier ? " begun before" : "")}");
                _failures[name] = _failures.GetValueOrDefault(name) + 1;
                _failed += earlier ? 0 : 1;
            }
        }
    }

    /// <summary>What was felt since the last look.</summary>
    public (int Lost, int Failed, string Failures, TimeSpan Silence) Look()
    {
        lock (_gate)
        {
            var now = clock.Now;
            var silence = now - _lastAnswer > _silence ? now - _lastAnswer : _silence;
            var felt = (_lost, _failed, string.Join(", ", _failures.Select(static f => $"{f.Key} x {f.Value}")), silence);
            (_lost, _failed, _silence, _lastAnswer, _since) = (0, 0, TimeSpan.Zero, now, now);
            _failures.Clear();
            return felt;
        }
    }
}
