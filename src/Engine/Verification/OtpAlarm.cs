using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>What an OTP does by itself: it expires, falls back, settles a message whose driver died, and repeats a charge that nobody confirmed.</summary>
internal sealed class OtpAlarm(
    IActors actors, IWorkspaces workspaces, KeyedNames names, DeliveryDriver driver, IOtpEvents events, DeliveryPolicy policy, TimeProvider clock) : IAlarm
{
    public async ValueTask RingAsync(OtpId otp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var woken = await actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Wake()));
        await woken.Saved;
        if (woken.Answer.State is not { } state)
        {
            return;
        }

        events.TellNews(state);

        try
        {
            if (woken.Answer.Charge > 0 && workspaces.Find(state.Draft.Workspace) is { } settings)
            {
                await ChargeAsync(state, woken.Answer.Charge, settings.Phone);
            }
        }
        finally
        {
            // A charge that fails comes again; a message that was started does not.
            await driver.DriveAsync(state, woken.Answer.Start, clock.Moment() + policy.DriveDeadline);
        }
    }

    private async ValueTask ChargeAsync(OtpState state, int tries, PhonePolicy phonePolicy)
    {
        var phone = names.Phone(state.Draft.Workspace, state.Draft.Phone);
        var charged = await actors.AskAsync(phone, new PhoneRequest.Apply(new PhoneCommand.Charge(state.Draft.Id, tries, 0), phonePolicy));
        await charged.Saved;
        var confirmed = await actors.AskAsync(state.Draft.Id, new OtpRequest.Apply(new OtpCommand.Charged(tries)));
        await confirmed.Saved;
    }
}
