using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests;

internal abstract record CounterRequest
{
    private CounterRequest()
    {
    }

    public sealed record Read : CounterRequest;

    public sealed record Add(int By = 1, bool Birth = false) : CounterRequest
    {
        public Footing Footing { get; init; }
    }

    public sealed record Remember(int By) : CounterRequest;

    public sealed record Plan(DateTimeOffset? WakeAt, DateTimeOffset? KeepUntil) : CounterRequest;

    public sealed record Forget : CounterRequest;
}
