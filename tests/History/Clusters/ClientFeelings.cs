using System.Globalization;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Clusters;

/// <summary>What the clients of a cluster feel since the last look: calls lost and failed, and how long nothing was answered.</summary>
internal sealed class ClientFeelings(RunClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _failures = [];
    private readonly SortedSet<long> _open = [];
    private long _begun;
    private int _answered;
    private int _lost;
    private TimeSpan _silence;
    private TimeSpan _lastAnswer;

    /// <summary>Calls answered since the start.</summary>
    public int AnsweredCount => Volatile.Read(ref _answered);

    /// <summary>The number of the call that was begun last.</summary>
    public long LastBegun => Volatile.Read(ref _begun);

    /// <summary>A call is begun; what is given back is its number.</summary>
    public long Begin()
    {
        lock (_gate)
        {
            _open.Add(++_begun);
            return _begun;
        }
    }

    /// <summary>A call is over, with its retry.</summary>
    public void End(long call)
    {
        lock (_gate)
        {
            _open.Remove(call);
        }
    }

    /// <summary>Whether all calls up to this one are over.</summary>
    public bool HaveEnded(long call)
    {
        lock (_gate)
        {
            return _open.Count == 0 || _open.Min > call;
        }
    }

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

    /// <summary>A call was not answered at the first try.</summary>
    public void Lost(OperationKind kind, Answer? retry, bool answered)
    {
        lock (_gate)
        {
            _lost++;
            if (!answered)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{kind} {retry?.Detail ?? (retry is null ? "not reached" : "connection lost")}");
                _failures[name] = _failures.GetValueOrDefault(name) + 1;
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
            var felt = (_lost, _failures.Values.Sum(), string.Join(", ", _failures.Select(static f => $"{f.Key} x {f.Value}")), silence);
            (_lost, _silence, _lastAnswer) = (0, TimeSpan.Zero, now);
            _failures.Clear();
            return felt;
        }
    }
}
