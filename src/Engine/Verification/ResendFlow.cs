using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>The way of a resend: as a send, but the OTP is there already and keeps its deadline and its attempts.</summary>
internal sealed class ResendFlow(
    IActors actors,
    KeyedNames names,
    DeliveryDriver driver,
    Admission admission,
    Reservations reservations,
    SendFlow send,
    PlanRules plans,
    DeliveryPolicy policy,
    TimeProvider clock)
{
    public async ValueTask<Answer<SendReceipt>> RunAsync(
        WorkspaceSettings settings, ResendRequest request, Ticket ticket, CancellationToken cancellationToken)
    {
        var found = await actors.AskAsync(request.Otp, OtpRequest.Read.Instance);
        await found.Saved;
        if (found.Answer.State is not { } state)
        {
            return new Answer<SendReceipt>(Refusals.NotFound);
        }

        // Names this round: the same for every request that takes a dead one's place, so that none of them sends twice.
        var token = ticket.Token;
        if (state.RoundTokens.Contains(token))
        {
            return await send.ConcludeAsync(state, token, settings);
        }

        if (Refusals.Dead(OtpMachine.Dead(state)) is { } dead)
        {
            return new Answer<SendReceipt>(dead);
        }

        // A provider that makes the code itself stands alone: no other channel has its code.
        var (steps, inactive) = request.Channel is { } channel && state.Code.Delegate is null
            ? DeliveryPlan.For(channel, fallbackSms: channel == RequestedChannel.Auto, settings, plans.For(state.Draft.Phone))
            : (state.Draft.Steps, null);
        var refused = inactive ?? admission.Destination(settings, state.Draft.Phone) ?? (request.NewCode && state.Code.Custom ? Refusals.Dead(OtpOutcome.CodeIsCustom) : null);
        if (refused is not null)
        {
            return new Answer<SendReceipt>(refused);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var deadline = clock.Moment() + policy.DriveDeadline;
        var phone = names.Phone(settings.Id, state.Draft.Phone);
        var reserved = await actors.AskAsync(
            phone, new PhoneRequest.Apply(new PhoneCommand.Reserve(request.Otp, token), settings.Phone) { Footing = new(ticket.Saved) });
        if (reserved.Answer.Outcome != PhoneOutcome.Granted)
        {
            await reserved.Saved;
            return new Answer<SendReceipt>(Refusals.Phone(reserved.Answer, settings.Phone));
        }

        var charge = new ChargeId(request.Otp, token, 0);
        var (unpaid, paid) = await reservations.ChargeAsync(settings, charge, steps[0].Channel, state.Draft.Phone, phone);
        if (unpaid is not null)
        {
            return new Answer<SendReceipt>(unpaid);
        }

        var resend = new OtpCommand.Resend(steps, request.NewCode, token, reserved.Answer.NextSendAt ?? clock.Moment());
        var footing = new Footing(reserved.Saved, paid);
        Reply<OtpAnswer> resent;
        try
        {
            resent = await actors.AskAsync(request.Otp, new OtpRequest.Apply(resend) { Footing = footing });
        }
        catch (Exception e) when (Reservations.AreIdle(e, ticket, footing))
        {
            await reservations.GiveBackAsync(settings, phone, charge);
            throw;
        }

        await ticket.Saved;
        await reserved.Saved;
        await paid;
        await resent.Saved;
        if (Refusals.Dead(resent.Answer.Outcome) is { } died)
        {
            // It ended while its place was being reserved: nothing was sent.
            await reservations.GiveBackAsync(settings, phone, charge);
            return new Answer<SendReceipt>(died);
        }

        return await send.ConcludeAsync(await driver.DriveAsync(resent.Answer.State!, resent.Answer.Start, deadline), token, settings);
    }
}
