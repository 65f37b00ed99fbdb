using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Embedded.Tests;

/// <summary>The smallest actor that can do everything an engine must carry.</summary>
internal sealed class CounterActor(ActorKind kind = ActorKind.Otp) : IActor<Counter, CounterRequest, int>
{
    public ActorKind Kind => kind;

    /// <summary>Called inside every turn.</summary>
    public Action OnTurn { get; set; } = static () => { };

    /// <summary>Whether a record has a byte too many.</summary>
    public bool WritesTooMuch { get; set; }

    public Turn<Counter, int> Decide(Counter? state, CounterRequest request, DateTimeOffset now)
    {
        OnTurn();
        var counter = state ?? new Counter(0, null, null);
        return request switch
        {
            CounterRequest.Read => new(state, false, counter.Value),
            CounterRequest.Remember r => new(counter with { Value = counter.Value + r.By }, false, counter.Value + r.By),
            CounterRequest.Add a => new(counter with { Value = counter.Value + a.By }, true, counter.Value + a.By),
            CounterRequest.Plan p => new(counter with { WakeAt = p.WakeAt, KeepUntil = p.KeepUntil }, true, counter.Value),
            CounterRequest.Forget => new(null, true, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    public bool IsBirth(CounterRequest request) => request is CounterRequest.Add { Birth: true };

    public Footing RestsOn(CounterRequest request) => request is CounterRequest.Add add ? add.Footing : default;

    public DateTimeOffset? WakeAt(Counter state) => state.WakeAt;

    public DateTimeOffset? KeepUntil(Counter state) => state.KeepUntil;

    public bool Remembers(Counter state) => false;

    public void Write(Counter state, ref StateWriter to)
    {
        to.Number(state.Value);
        to.Time(state.WakeAt);
        to.Time(state.KeepUntil);
        if (WritesTooMuch)
        {
            to.Flag(true);
        }
    }

    public Counter Read(ref StateReader from) => new(from.Small(), from.TimeOrNone(), from.TimeOrNone());
}
