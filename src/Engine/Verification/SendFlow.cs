using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Verification;

/// <summary>
/// The way of a send: rate, place, OTP saved with its first message marked started, then the provider, then the outcome. Place and OTP are decided at
/// once and become durable together; nothing leaves the house before they are. From the reserve on, the caller's hang-up changes nothing.
/// </summary>
internal sealed class SendFlow(
    IActors actors,
    ISendRates rates,
    KeyedNames names,
    CodeVault vault,
    Admission admission,
    Lookout lookout,
    Cashier cashier,
    DeliveryDriver driver,
    Reservations reservations,
    ITemplates templates,
    IProviderRouter router,
    IOtpEvents events,
    PlanRules plans,
    DeliveryPolicy policy,
    TimeProvider clock)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer<SendReceipt>> RunAsync(
        WorkspaceSettings settings, SendRequest request, PhoneKey phone, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.TakenOver && await FindAsync(ticket.Otp) is { } begun)
        {
            return await ConcludeAsync(begun, 0, settings);
        }

        var locale = templates.Locale(request.Template, request.Locale, settings.Locale, request.Phone);
        if (locale is null)
        {
            return new Answer<SendReceipt>(Refusals.NoTemplate());
        }

        if (Refuse(settings, request, locale) is { } refused)
        {
            return new Answer<SendReceipt>(refused);
        }

        var (steps, inactive) = DeliveryPlan.For(request.Channel, request.FallbackSms, settings, plans.For(request.Phone));
        if (inactive is not null)
        {
            return new Answer<SendReceipt>(inactive);
        }

        var keeper = Keeper(settings, request, steps[0].Channel);
        if (admission.Destination(settings, request.Phone) is { } blocked)
        {
            return new Answer<SendReceipt>(blocked);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var (crowded, address) = await admission.AddressAsync(settings, request.ClientIp, ticket.Otp);
        if (crowded is not null)
        {
            return new Answer<SendReceipt>(crowded);
        }

        if (settings.SendsPerSecond > 0 && await rates.TakeAsync(settings.Id, settings.SendsPerSecond) is { Ticks: > 0 } wait)
        {
            return new Answer<SendReceipt>(Refusals.WorkspaceRate(settings.SendsPerSecond, wait));
        }

        var reports = await events.WantsAsync(settings.Id);
        var deadline = clock.Moment() + policy.DriveDeadline;
        var reserved = await actors.AskAsync(
            phone, new PhoneRequest.Apply(new PhoneCommand.Reserve(ticket.Otp, 0), settings.Phone) { Footing = new(ticket.Saved, address) });
        if (reserved.Answer.Outcome != PhoneOutcome.Granted)
        {
            await reserved.Saved;
            return new Answer<SendReceipt>(Refusals.Phone(reserved.Answer, settings.Phone));
        }

        var charge = new ChargeId(ticket.Otp, 0, 0);
        var (unpaid, paid) = await reservations.ChargeAsync(settings, charge, steps[0].Channel, request.Phone, phone);
        if (unpaid is not null)
        {
            return new Answer<SendReceipt>(unpaid);
        }

        var resendAt = reserved.Answer.NextSendAt ?? clock.Moment();
        var footing = new Footing(reserved.Saved, paid);
        var (created, listed) = await CreateAsync(
            settings, request, locale, ticket, keeper is null ? steps : [steps[0]], keeper, resendAt, phone, reports, footing);
        await ticket.Saved;
        await reserved.Saved;
        await paid;
        await created.Saved;
        await listed;
        await address;
        if (created.Answer.State is not { } state)
        {
            // Only in the place of a request that died long ago: its OTP has had its life and is no longer kept.
            await reservations.GiveBackAsync(settings, phone, charge);
            return new Answer<SendReceipt>(Refusals.NotFound);
        }

        var answer = await ConcludeAsync(await driver.DriveAsync(state, created.Answer.Start, deadline), 0, settings);
        if (answer.Value is not null)
        {
            // Only what left can be missed: while providers are down, repeated sends would look like toll fraud.
            lookout.Sent(settings, request.Phone);
        }

        return answer;
    }

    /// <summary>What a send or resend came to; one that surely went nowhere gives its place back.</summary>
    /// <param name="state">The OTP, durable.</param>
    /// <param name="token">The place of the round.</param>
    /// <param name="settings">The workspace.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer<SendReceipt>> ConcludeAsync(OtpState state, ulong token, WorkspaceSettings settings)
    {
        // Its own round: another resend may have begun a newer one meanwhile.
        var round = state.RoundTokens.IndexOf(token);
        var result = DeliveryMachine.Result(state.Delivery, round);
        if (result is RoundResult.Running or RoundResult.Taken)
        {
            return new Answer<SendReceipt>(Receipt(state, round));
        }

        await reservations.ReleaseAsync(names.Phone(settings.Id, state.Draft.Phone), state.Draft.Id, token, settings.Phone, tried: true);
        await cashier.ReturnAsync(settings, state, round);
        return new Answer<SendReceipt>(result switch
        {
            RoundResult.WhatsAppUnavailable => Refusals.Unavailable(RefusalCode.WhatsAppUnavailable),
            RoundResult.SmsUnavailable => Refusals.Unavailable(RefusalCode.SmsUnavailable),
            _ => Refusals.Unreachable,
        });
    }

    private static SendReceipt Receipt(OtpState state, int round)
    {
        var attempts = state.Delivery.Attempts.Where(a => a.Round == round);
        var taken = attempts.LastOrDefault(static a => a.Status != DeliveryStatus.Failed) ?? attempts.Last();
        return new SendReceipt(
            state.Draft.Id, taken.Channel, state.Draft.Phone, state.ExpiresAt, state.Draft.ExpiresIn, taken.MessageId, state.Draft.AttemptsAllowed, state.ResendAt);
    }

    private Refusal? Refuse(WorkspaceSettings settings, SendRequest request, string locale)
    {
        if (request.Code is not null && !settings.CustomCodes)
        {
            return Refusals.Field("code", "This workspace may not bring its own codes. Leave the field out, or ask its administrator to allow it.");
        }

        if (request.MaxAttempts > settings.AttemptsCeiling)
        {
            return Refusals.Field("max_attempts", $"This workspace allows at most {settings.AttemptsCeiling} checks.");
        }

        // Only the domain can be too long: the configuration saw to the rest.
        return request.Origin is not null
            && templates.Excess(request.Template, locale, request.Code?.Length ?? request.Length, request.AppHash, request.Origin) is > 0 and var excess
            ? Refusals.Field("origin", $"With this domain the text message in {locale} is {excess} characters too long for one SMS. Use a shorter domain, or another locale.")
            : null;
    }

    /// <summary>The provider that makes the code itself, when the OTP's first message would go to one; it then stands alone in the plan.</summary>
    private string? Keeper(WorkspaceSettings settings, SendRequest request, Channel first) =>
        request.Code is null && router.Pick(settings.Id, first, request.Phone, []) is { Keeper: not null } provider ? provider.Name : null;

    private async ValueTask<OtpState?> FindAsync(OtpId otp)
    {
        var found = await actors.AskAsync(otp, OtpRequest.Read.Instance);
        await found.Saved;
        return found.Answer.State;
    }

    private async ValueTask<(Reply<OtpAnswer> Created, Task Listed)> CreateAsync(
        WorkspaceSettings settings,
        SendRequest request,
        string locale,
        Ticket ticket,
        ImmutableArray<PlanStep> steps,
        string? keeper,
        DateTimeOffset resendAt,
        PhoneKey phone,
        bool reports,
        Footing footing)
    {
        var draft = new OtpDraft(
            ticket.Otp,
            settings.Id,
            request.Phone,
            request.Purpose,
            request.Template,
            locale,
            request.ExpiresIn,
            Math.Min(request.MaxAttempts ?? settings.AttemptsDefault, settings.AttemptsCeiling),
            settings.Retention,
            request.Metadata,
            request.ClientReference,
            request.AppHash,
            request.Origin,
            steps)
        {
            Reports = reports,
        };
        var code = keeper is not null ? CodeSpec.DelegatedTo(keeper, request.Length)
            : request.Code is { } own ? vault.Seal(own, settings.Id, ticket.Otp)
            : vault.Draw(request.Length);
        try
        {
            if (request.ClientReference is { } reference)
            {
                var listed = await actors.AskAsync(names.Reference(settings.Id, reference), new ReferenceRequest.Add(ticket.Otp, settings.Retention));
                footing = footing with { Third = listed.Saved };
            }

            var create = new OtpCommand.Create(draft, code, resendAt);
            var created = await actors.AskAsync(ticket.Otp, new OtpRequest.Apply(create, Birth: !ticket.TakenOver) { Footing = footing });
            return (created, footing.Third ?? Task.CompletedTask);
        }
        catch (Exception e) when (Reservations.AreIdle(e, ticket, footing))
        {
            // There is no OTP: what was reserved for it goes back.
            await reservations.GiveBackAsync(settings, phone, new ChargeId(ticket.Otp, 0, 0));
            throw;
        }
    }
}
