using OtpActors.Bench.Load.Latency;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>Sends to fresh numbers and tells what was taken from what was refused: by second, and how long each took.</summary>
internal sealed class OverloadWork(Phones phones, int slots, Func<long> microseconds) : IWork
{
    private readonly SendWork _sends = new(phones, null, slots);
    private readonly long[] _startedAt = new long[slots];

    /// <summary>Sends taken in each second since the start.</summary>
    public List<int> TakenBySecond { get; } = [];

    /// <summary>Microseconds from writing a request to its 200.</summary>
    public LatencyHistogram Taken { get; } = new();

    /// <summary>Microseconds from writing a request to its refusal: 429 or 503.</summary>
    public LatencyHistogram Refused { get; } = new();

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        _startedAt[slot] = microseconds();
        return _sends.TryWrite(writer, slot, out request);
    }

    public bool Accept(int slot, in Response response)
    {
        var now = microseconds();
        if (response.Status is 429 or 503)
        {
            Refused.Record(now - _startedAt[slot]);
            return true;
        }

        if (!_sends.Accept(slot, response))
        {
            return false;
        }

        var second = (int)(now / 1_000_000);
        while (TakenBySecond.Count <= second)
        {
            TakenBySecond.Add(0);
        }

        TakenBySecond[second]++;
        Taken.Record(now - _startedAt[slot]);
        return true;
    }
}
