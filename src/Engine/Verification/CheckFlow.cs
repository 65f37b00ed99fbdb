using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Verification;

/// <summary>
/// The way of a check: a dead OTP answers at once; else the phone holds a part of its budget, the OTP compares and counts, and a wrong check is
/// charged to the phone before the answer. Counted and saved first, told afterwards (A24).
/// </summary>
internal sealed class CheckFlow(
    IActors actors, IProviderRouter router, KeyedNames names, Lookout lookout, FollowUp followUp, IOtpEvents events, TimeProvider clock)
{
    /// <summary>How long a provider that made a code may take to check it: the phone's hold lapses after <see cref="PhonePolicy.HoldLapse"/>.</summary>
    private static readonly TimeSpan KeeperMax = TimeSpan.FromSeconds(8);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer<CheckResult>> RunAsync(WorkspaceSettings settings, CheckRequest request, Ticket ticket, CancellationToken cancellationToken)
    {
        var found = await actors.AskAsync(request.Otp, OtpRequest.Read.Instance);
        if (found.Answer.State is not { } state)
        {
            await found.Saved;
            return new Answer<CheckResult>(Refusals.NotFound);
        }

        var told = ticket.Tag != 0 && state.Verdicts.Any(v => v.Tag == ticket.Tag);
        if (!told && Refusals.Dead(OtpMachine.Dead(state)) is { } dead)
        {
            await found.Saved;
            return new Answer<CheckResult>(dead);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var phone = names.Phone(settings.Id, state.Draft.Phone);
        var hold = DrawHold();
        if (!told)
        {
            if (lookout.Throttled(settings) is { Ticks: > 0 } wait)
            {
                return new Answer<CheckResult>(Refusals.Sprayed(wait));
            }

            var held = await actors.AskAsync(phone, new PhoneRequest.Apply(new PhoneCommand.TakeHold(hold), settings.Phone));
            if (held.Answer.Outcome != PhoneOutcome.Granted)
            {
                await held.Saved;
                return new Answer<CheckResult>(Refusals.Phone(held.Answer, settings.Phone));
            }
        }

        Reply<OtpAnswer> check;
        try
        {
            var verdict = told || state.Code.Delegate is not { } keeper ? null : await AskAsync(keeper, state, request);
            if (verdict is KeeperVerdict.Unavailable)
            {
                var dropped = await DropAsync(phone, new PhoneCommand.DropHold(hold), settings.Phone);
                await ticket.Saved;
                await dropped;
                return new Answer<CheckResult>(Refusals.KeeperUnavailable);
            }

            check = await actors.AskAsync(request.Otp, new OtpRequest.Check(request.Code, request.Purpose, ticket.Tag, verdict is KeeperVerdict.Right)
            {
                Footing = new(ticket.Saved),
            });
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            // Nothing was compared. After a failure of storage that is not known: then the hold stays until it lapses.
            await DropAsync(phone, new PhoneCommand.DropHold(hold), settings.Phone);
            throw;
        }

        var settled = check.Answer.Charge > 0
            ? await ChargeAsync(phone, new PhoneCommand.Charge(request.Otp, check.Answer.Charge, hold), settings.Phone, check.Saved)
            : await DropAsync(phone, new PhoneCommand.DropHold(hold), settings.Phone);
        await ticket.Saved;
        await check.Saved;
        events.TellNews(check.Answer.State);
        await settled;
        if (!told && check.Answer is { Outcome: OtpOutcome.Valid or OtpOutcome.Incorrect or OtpOutcome.LastIncorrect, State: { } compared })
        {
            lookout.Checked(settings, compared.Draft.Phone, compared.WrongChecks, check.Answer.Outcome == OtpOutcome.Valid);
        }

        return Tell(check.Answer);
    }

    /// <summary>Front ends share phones: no two of them may give two holds one name.</summary>
    private static long DrawHold()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) | 1;
    }

    /// <summary>Asks the provider that made the code; no turn is held meanwhile. Another purpose is a wrong code, and no reason to ask.</summary>
    private async ValueTask<KeeperVerdict?> AskAsync(string provider, OtpState state, CheckRequest request)
    {
        if (request.Purpose is not null && request.Purpose != state.Draft.Purpose)
        {
            return KeeperVerdict.Wrong;
        }

        if (router.Find(provider)?.Keeper is not { } keeper)
        {
            return KeeperVerdict.Unavailable;
        }

        using var timeout = new CancellationTokenSource(KeeperMax, clock);
        var messageId = state.Delivery.Attempts.LastOrDefault(static attempt => attempt.MessageId is not null)?.MessageId;
        try
        {
            return await keeper.CheckAsync(messageId, state.Draft.Phone, request.Code, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return KeeperVerdict.Unavailable;
        }
    }

    private async ValueTask<Task> ChargeAsync(PhoneKey phone, PhoneCommand.Charge charge, PhonePolicy policy, Task counted)
    {
        var charged = await followUp.AskAsync(
            () => actors.AskAsync(phone, new PhoneRequest.Apply(charge, policy) { Footing = new(counted) }), clock.Moment() + PhonePolicy.HoldLapse);
        return charged?.Saved
            ?? throw new StorageUnavailableException("A queue stayed full: a wrong check is counted, but its phone is not charged yet. The OTP's own timer does it.");
    }

    private async ValueTask<Task> DropAsync(PhoneKey phone, PhoneCommand.DropHold drop, PhonePolicy policy)
    {
        try
        {
            return (await actors.AskAsync(phone, new PhoneRequest.Apply(drop, policy))).Saved;
        }
        catch (OverloadedException)
        {
            // The verdict stands, and a hold lapses by itself.
            return Task.CompletedTask;
        }
    }

    private static Answer<CheckResult> Tell(OtpAnswer answer)
    {
        if (Refusals.Dead(answer.Outcome) is { } dead)
        {
            return new Answer<CheckResult>(dead);
        }

        var state = answer.State!;
        var valid = answer.Outcome == OtpOutcome.Valid;
        return new Answer<CheckResult>(new CheckResult(
            state.Draft.Id,
            valid,
            answer.AttemptsRemaining,
            state.Draft.Phone,
            valid ? state.EndedAt : null,
            state.Delivery.Channel ?? Channel.WhatsApp));
    }
}
