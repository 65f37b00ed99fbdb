using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>
/// Calls providers for an OTP's started messages, one after the other until the plan waits. No actor's turn waits for a provider: the driver stands
/// outside and brings each outcome back as a turn. What it starts is already saved, so its death loses nothing (A93).
/// </summary>
internal sealed partial class DeliveryDriver(
    IActors actors,
    IProviderRouter router,
    IWorkspaces workspaces,
    Cashier cashier,
    CodeVault vault,
    MessageIndex index,
    FollowUp followUp,
    IOtpEvents events,
    DeliveryPolicy policy,
    TimeProvider clock,
    ILogger<DeliveryDriver> logger)
{
    /// <summary>Most providers that are asked to deliver one message.</summary>
    private const int ProvidersMax = 4;
    private static readonly SendOutcome Unpaid = new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Account, "credits");

    /// <summary>Drives until the plan waits or the deadline has passed.</summary>
    /// <param name="state">The OTP, saved with the message marked started.</param>
    /// <param name="start">The message; null for none.</param>
    /// <param name="deadline">No provider is called after this, nor after the message's lease.</param>
    /// <returns>The OTP afterwards; all of it is durable.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<OtpState> DriveAsync(OtpState state, Attempt? start, DateTimeOffset deadline)
    {
        while (start is not null)
        {
            var until = state.Delivery.LeaseUntil is { } lease && lease < deadline ? lease : deadline;
            if (clock.Moment() >= until)
            {
                // Too late to call anybody: the OTP's own timer settles the message as unknown, which is never repeated.
                return state;
            }

            var number = start.Number;
            var settings = workspaces.Find(state.Draft.Workspace) is { Credit: not null } metered ? metered : null;
            var charge = settings is null ? default : Cashier.Id(state, start);
            var paid = settings is null || await PayAsync(settings, charge, state, start);
            if (paid && clock.Moment() >= until)
            {
                // As above; what was paid for this message comes back, since nobody was called for it.
                await (settings is null ? ValueTask.CompletedTask : cashier.CloseAsync(settings, charge, spent: false));
                return state;
            }

            var (provider, outcome) = paid ? await CallAsync(state, start, until) : (null, Unpaid);
            var reply = await RecordAsync(state, new OtpCommand.Outcome(number, provider?.Name ?? "", outcome), deadline);
            if (settings is not null && reply.State?.Delivery.Attempts[number - 1] is { } told)
            {
                await cashier.CloseAsync(settings, charge, spent: told.Left);
            }

            (state, start) = (reply.State ?? state, reply.Start);
            if (provider is { ReceiptsNameMessageIds: true } && outcome is SendOutcome.Accepted { MessageId: { } messageId })
            {
                (state, start) = await IndexAsync(state, start, number, provider.Name, messageId, deadline);
            }
        }

        return state;
    }

    /// <summary>A fallback is paid for like any message; a round's first message was paid for by its flow.</summary>
    private async ValueTask<bool> PayAsync(WorkspaceSettings settings, ChargeId charge, OtpState state, Attempt start)
    {
        if (charge.Step == 0)
        {
            return true;
        }

        try
        {
            var (unpaid, paid) = await cashier.ChargeAsync(settings, charge, start.Channel, state.Draft.Phone);
            await paid;
            return unpaid is null;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            LogNotPaid(logger, e.GetType().Name);
            return false;
        }
    }

    /// <summary>Calls one provider after the other until one may have sent the message, or refuses the person, or none is left.</summary>
    private async ValueTask<(IDeliveryProvider? Provider, SendOutcome Outcome)> CallAsync(OtpState state, Attempt start, DateTimeOffset until)
    {
        var draft = state.Draft;
        if (Pick(state, start, []) is not { } provider)
        {
            return (null, new SendOutcome.Misconfigured(MisconfigurationReason.NoProvider, FailureScope.Provider, "none"));
        }

        if ((state.Code.Delegate is null ? vault.Reveal(state.Code, draft.Workspace, draft.Id) : default(OtpCode)) is not { } code)
        {
            LogKeyMissing(logger, state.Code.KeyId);
            return (provider, new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Recipient, "code_key"));
        }

        var sms = start.Channel == Channel.Sms;
        var message = new DeliveryMessage(
            draft.Id, start.Number, draft.Workspace, draft.Phone, start.Channel, code, draft.Template, draft.Locale, state.ExpiresAt,
            sms ? draft.AppHash : null, sms ? draft.Origin : null)
        {
            Digits = state.Code.Length,
        };
        ImmutableArray<string> tried = [];
        while (true)
        {
            var outcome = await CallAsync(provider, message, until);
            if (!AnotherMayTry(outcome) || clock.Moment() >= until)
            {
                return (provider, outcome);
            }

            tried = tried.Add(provider.Name);
            if (tried.Length == ProvidersMax || Pick(state, start, tried) is not { } next)
            {
                return (provider, outcome);
            }

            provider = next;
        }
    }

    /// <summary>A code that a provider makes itself comes from that provider alone, and ours from those that can send it.</summary>
    private IDeliveryProvider? Pick(OtpState state, Attempt start, ImmutableArray<string> tried)
    {
        if (state.Code.Delegate is { } keeper)
        {
            return tried.IsEmpty ? router.Find(keeper) : null;
        }

        while (router.Pick(state.Draft.Workspace, start.Channel, state.Draft.Phone, tried) is { } picked)
        {
            if (picked.Keeper is null)
            {
                return picked;
            }

            tried = tried.Add(picked.Name);
        }

        return null;
    }

    /// <summary>A refusal of the person stands for the channel; what may have been sent is never sent again.</summary>
    private static bool AnotherMayTry(SendOutcome outcome) => outcome is SendOutcome.RetryLater { SurelyNotSent: true } or SendOutcome.Misconfigured;

    private async ValueTask<SendOutcome> CallAsync(IDeliveryProvider provider, DeliveryMessage message, DateTimeOffset until)
    {
        // The clock moves on between the callers' look at it and this one; and a negative span would be no time at all, or for ever.
        var left = TimeSpan.FromTicks(Math.Clamp((until - clock.Moment()).Ticks, 0, policy.ProviderTimeout.Ticks));
        using var timeout = new CancellationTokenSource(left, clock);
        try
        {
            return await provider.SendAsync(message, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(UnknownReason.Timeout);
        }
#pragma warning disable CA1031 // Whatever a provider's client throws, the message may have left: that is an outcome, not a failure of ours.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogProviderThrew(logger, provider.Name, e.GetType().Name);
            return new SendOutcome.Unknown(UnknownReason.ConnectionLost);
        }
    }

    /// <summary>Makes the message findable by its provider's id, and does what receipts say that were there before it.</summary>
    private async ValueTask<(OtpState State, Attempt? Start)> IndexAsync(
        OtpState state, Attempt? start, int attempt, string provider, string messageId, DateTimeOffset deadline)
    {
        foreach (var receipt in await index.AddAsync(provider, messageId, state.Draft, deadline))
        {
            var reply = await RecordAsync(state, new OtpCommand.Receipt(attempt, receipt.State, receipt.Error), deadline);
            (state, start) = (reply.State ?? state, reply.Start ?? start);
        }

        return (state, start);
    }

    /// <summary>A message has left: a full queue is no reason to forget what became of it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<OtpAnswer> RecordAsync(OtpState state, OtpCommand command, DateTimeOffset deadline)
    {
        var recorded = await followUp.AskAsync(() => actors.AskAsync(state.Draft.Id, new OtpRequest.Apply(command)), deadline)
            ?? throw new StorageUnavailableException("A queue stayed full: what became of a message is not recorded. The OTP's own timer settles it.");
        await recorded.Saved;
        events.TellNews(recorded.Answer.State);
        return recorded.Answer;
    }
}
