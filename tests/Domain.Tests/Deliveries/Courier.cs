using OtpActors.Domain.Deliveries;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>A delivery on a clock of its own, for tests that read as a story.</summary>
internal sealed class Courier
{
    public Courier(params Channel[] plan) => Begin(plan);

    public DateTimeOffset Now { get; private set; } = Samples.Noon;

    public DeliveryState State { get; private set; } = DeliveryState.Empty;

    /// <summary>The number of the message that the last command started; 0 for none.</summary>
    public int Started { get; private set; }

    /// <summary>What the last command told.</summary>
    public IReadOnlyList<DeliveryNewsKind> News { get; private set; } = [];

    public DeliveryStatus Status(int attempt) => State.Attempts[attempt - 1].Status;

    public Courier After(double seconds)
    {
        Now = Now.AddSeconds(seconds);
        return this;
    }

    public Courier Begin(params Channel[] plan) => Do(new DeliveryCommand.Begin([.. plan.Select(Samples.Step)]));

    public Courier Outcome(int attempt, SendOutcome result) => Do(new DeliveryCommand.Outcome(attempt, "fake", result));

    public Courier Receipt(int attempt, ReceiptState state, string? error = null) => Do(new DeliveryCommand.Receipt(attempt, state, error));

    public Courier Wake() => Do(new DeliveryCommand.Wake());

    public Courier Stop() => Do(new DeliveryCommand.Stop());

    private Courier Do(DeliveryCommand command)
    {
        var decision = DeliveryMachine.Decide(State, command, DeliveryPolicy.Standard, Now);
        State = decision.State;
        Started = decision.Start?.Number ?? 0;
        News = [.. decision.News.Select(static n => n.Kind)];
        return this;
    }
}
