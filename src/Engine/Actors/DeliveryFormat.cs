using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>How the delivery part of an OTP is stored; its version is the OTP's.</summary>
internal static class DeliveryFormat
{
    public static void Write(DeliveryState state, ref StateWriter to)
    {
        WriteSteps(state.Steps, ref to);
        to.Number(state.Step + 1);
        to.Number(state.Round + 1);
        to.Number(state.Attempts.Length);
        foreach (var attempt in state.Attempts)
        {
            to.Number(attempt.Round);
            to.Number((int)attempt.Channel);
            to.Text(attempt.Provider);
            to.Text(attempt.MessageId);
            to.Number((int)attempt.Status);
            to.Time(attempt.At);
            to.Text(attempt.Error);
            to.Flag(attempt.Left);
        }

        to.Time(state.LeaseUntil);
        to.Time(state.FallbackAt);
    }

    public static DeliveryState Read(ref StateReader from) => new(
        ReadSteps(ref from),
        Step: from.Small() - 1,
        Round: from.Small() - 1,
        Attempts: ReadAttempts(ref from),
        LeaseUntil: from.TimeOrNone(),
        FallbackAt: from.TimeOrNone());

    public static void WriteSteps(ImmutableArray<PlanStep> steps, ref StateWriter to)
    {
        to.Number(steps.Length);
        foreach (var step in steps)
        {
            to.Number((int)step.Channel);
            to.Span(step.ReceiptTimeout);
        }
    }

    public static ImmutableArray<PlanStep> ReadSteps(ref StateReader from)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>(from.Count());
        for (var i = 0; i < steps.Capacity; i++)
        {
            steps.Add(new PlanStep(OtpFormat.Known((Channel)from.Small()), from.Span()));
        }

        return steps.MoveToImmutable();
    }

    private static ImmutableArray<Attempt> ReadAttempts(ref StateReader from)
    {
        var attempts = ImmutableArray.CreateBuilder<Attempt>(from.Count());
        for (var i = 0; i < attempts.Capacity; i++)
        {
            attempts.Add(new Attempt(
                i + 1,
                Round: from.Small(),
                Channel: OtpFormat.Known((Channel)from.Small()),
                Provider: from.Word(),
                MessageId: from.TextOrNone(),
                Status: OtpFormat.Known((DeliveryStatus)from.Small()),
                At: from.Time(),
                Error: from.TextOrNone(),
                Left: from.Flag()));
        }

        return attempts.MoveToImmutable();
    }
}
