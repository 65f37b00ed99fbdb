using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Deliveries;

/// <summary>
/// Everybody who delivers. It lives outside our processes: what it was handed it has, whatever becomes of the caller, and it tells in its own time.
/// </summary>
internal sealed class SimulatedProvider(World world, Receipts receipts, string name) : IDeliveryProvider
{
    public string Name => name;

    public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var history = world.History;
        var call = new Call(
            Op.Current, message.Otp, message.Attempt, message.Phone, message.Channel, message.Code.Reveal(), history.Next(), world.Now);
        history.Calls.Add(call);
        var bad = world.Setup.BadProviders && world.Chance.Percent(45);
        return bad ? MisbehaveAsync(call, cancellationToken) : AcceptAsync(call, cancellationToken);
    }

    private ValueTask<SendOutcome> AcceptAsync(Call call, CancellationToken cancellationToken)
    {
        // Who never sends receipts says so; silence then means nothing.
        var receiptExpected = !world.Chance.OneIn(15);
        if (receiptExpected)
        {
            receipts.Plan(call);
        }

        return AnswerAsync(new SendOutcome.Accepted(world.Chance.OneIn(8) ? null : $"m{call.Place}", receiptExpected), call, Wait(), cancellationToken);
    }

    private ValueTask<SendOutcome> MisbehaveAsync(Call call, CancellationToken cancellationToken)
    {
        switch (world.Chance.Below(8))
        {
            case 0 or 1:
                return RefuseAsync(new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026"), call, cancellationToken);
            case 2:
                return RefuseAsync(new SendOutcome.RetryLater(null, FailureScope.Provider, true, "503"), call, cancellationToken);
            case 3:
                return RefuseAsync(new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Account, "131042"), call, cancellationToken);
            case 4:
                MaybeArrive(call);
                return AnswerAsync(new SendOutcome.RetryLater(null, FailureScope.Provider, false, "504"), call, Wait(), cancellationToken);
            case 5:
                MaybeArrive(call);
                return AnswerAsync(new SendOutcome.Unknown(UnknownReason.ConnectionLost), call, Wait(), cancellationToken);
            case 6:
                MaybeArrive(call);
                return world.Chance.Percent(50)
                    ? throw new InvalidOperationException("The simulated client broke.")
                    : ValueTask.FromException<SendOutcome>(new HttpRequestException("The simulated connection broke."));
            default:
                // Hangs until its deadline, or answers right then.
                receipts.Plan(call);
                return AnswerAsync(
                    new SendOutcome.Accepted("late", true), call, world.Chance.Milliseconds(9_500, 10_500), cancellationToken);
        }
    }

    private ValueTask<SendOutcome> RefuseAsync(SendOutcome outcome, Call call, CancellationToken cancellationToken) =>
        AnswerAsync(outcome, call, Wait(), cancellationToken);

    private ValueTask<SendOutcome> AnswerAsync(SendOutcome outcome, Call call, TimeSpan wait, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<SendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        world.After(wait, () =>
        {
            if (answer.TrySetResult(outcome))
            {
                call.SurelyNot = outcome is SendOutcome.Rejected or SendOutcome.Misconfigured or SendOutcome.RetryLater { SurelyNotSent: true };
                call.Silent = outcome is SendOutcome.Accepted { ReceiptExpected: false };
            }
        });
        return new ValueTask<SendOutcome>(answer.Task);
    }

    private void MaybeArrive(Call call)
    {
        if (world.Chance.Percent(50))
        {
            receipts.Plan(call);
        }
    }

    private TimeSpan Wait() => world.Chance.Below(10) switch
    {
        < 7 => world.Chance.Milliseconds(5, 400),
        < 9 => world.Chance.Milliseconds(400, 4_000),
        _ => world.Chance.Milliseconds(4_000, 9_900),
    };
}
