using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>
/// Calls providers for an OTP's started messages, one after the other until the plan waits. No actor's turn waits for a provider: the driver stands
/// outside and brings each outcome back as a turn. What it starts is already saved, so its death loses nothing (A93).
/// </summary>
internal sealed partial class DeliveryDriver(
    IActors actors,
    IProviderRouter router,
    CodeVault vault,
    FollowUp followUp,
    DeliveryPolicy policy,
    TimeProvider clock,
    ILogger<DeliveryDriver> logger)
{
    /// <summary>Drives until the plan waits or the deadline has passed.</summary>
    /// <param name="state">The OTP, saved with the message marked started.</param>
    /// <param name="start">The message; null for none.</param>
    /// <param name="deadline">No provider is called after this.</param>
    /// <returns>The OTP afterwards; all of it is durable.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<OtpState> DriveAsync(OtpState state, Attempt? start, DateTimeOffset deadline)
    {
        while (start is not null)
        {
            var now = clock.Moment();
            if (now >= deadline || now >= state.Delivery.LeaseUntil)
            {
                // Too late to call anybody: the OTP's own timer settles the message as unknown, which is never repeated.
                return state;
            }

            var (provider, outcome) = await CallAsync(state, start, deadline - now);
            var reply = await RecordAsync(state, new OtpCommand.Outcome(start.Number, provider, outcome), deadline);
            (state, start) = (reply.State ?? state, reply.Start);
        }

        return state;
    }

    private async ValueTask<(string Provider, SendOutcome Outcome)> CallAsync(OtpState state, Attempt start, TimeSpan left)
    {
        var draft = state.Draft;
        if (router.Pick(start.Channel, draft.Phone) is not { } provider)
        {
            return ("", new SendOutcome.Misconfigured(MisconfigurationReason.NoProvider, FailureScope.Provider, "none"));
        }

        if (vault.Reveal(state.Code, draft.Workspace, draft.Id) is not { } code)
        {
            LogKeyMissing(logger, state.Code.KeyId);
            return (provider.Name, new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Recipient, "code_key"));
        }

        var sms = start.Channel == Channel.Sms;
        var message = new DeliveryMessage(
            draft.Id, start.Number, draft.Workspace, draft.Phone, start.Channel, code, draft.Template, draft.Locale, state.ExpiresAt,
            sms ? draft.AppHash : null, sms ? draft.Origin : null);
        using var timeout = new CancellationTokenSource(left < policy.ProviderTimeout ? left : policy.ProviderTimeout, clock);
        try
        {
            return (provider.Name, await provider.SendAsync(message, timeout.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (provider.Name, new SendOutcome.Unknown(UnknownReason.Timeout));
        }
#pragma warning disable CA1031 // Whatever a provider's client throws, the message may have left: that is an outcome, not a failure of ours.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogProviderThrew(logger, provider.Name, e.GetType().Name);
            return (provider.Name, new SendOutcome.Unknown(UnknownReason.ConnectionLost));
        }
    }

    /// <summary>A message has left: a full queue is no reason to forget what became of it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<OtpAnswer> RecordAsync(OtpState state, OtpCommand.Outcome outcome, DateTimeOffset deadline)
    {
        var recorded = await followUp.AskAsync(() => actors.AskAsync(state.Draft.Id, new OtpRequest.Apply(outcome)), deadline)
            ?? throw new StorageUnavailableException("A queue stayed full: what became of a message is not recorded. The OTP's own timer settles it.");
        await recorded.Saved;
        return recorded.Answer;
    }
}
