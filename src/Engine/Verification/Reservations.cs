using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>What a send or resend holds before its message leaves: a place in the windows and, where credits are counted, its price.</summary>
internal sealed class Reservations(IActors actors, Cashier cashier, FollowUp followUp, TimeProvider clock)
{
    /// <summary>Charges for a round's first message; without credits the place goes back as if nobody had asked.</summary>
    /// <param name="settings">The workspace.</param>
    /// <param name="id">The charge.</param>
    /// <param name="channel">The message's channel.</param>
    /// <param name="number">To whom.</param>
    /// <param name="phone">The phone whose place is taken.</param>
    public async ValueTask<(Refusal? Refusal, Task Saved)> ChargeAsync(
        WorkspaceSettings settings, ChargeId id, Channel channel, PhoneNumber number, PhoneKey phone)
    {
        if (settings.Credit is null)
        {
            return (null, Task.CompletedTask);
        }

        try
        {
            var (unpaid, paid) = await cashier.ChargeAsync(settings, id, channel, number);
            if (unpaid is not null)
            {
                await ReleaseAsync(phone, id.Otp, id.Round, settings.Phone, tried: false);
            }

            return (unpaid, paid);
        }
        catch (OverloadedException)
        {
            await ReleaseAsync(phone, id.Otp, id.Round, settings.Phone, tried: false);
            throw;
        }
    }

    /// <summary>
    /// Whether what the reservations were made for surely did not begin, nor will: the queue was full, or what it rests on was lost. Who repeats a request
    /// with a key after such a loss finds them as they are.
    /// </summary>
    /// <param name="failure">What was met.</param>
    /// <param name="ticket">The request.</param>
    /// <param name="footing">What the step rests on.</param>
    public static bool AreIdle(Exception failure, Ticket ticket, Footing footing) =>
        failure is OverloadedException || (failure is StorageUnavailableException && footing.IsLost && ticket.Claim is null);

    /// <summary>Gives back what was reserved for something that did not begin.</summary>
    /// <param name="settings">The workspace.</param>
    /// <param name="phone">The phone whose place it is.</param>
    /// <param name="id">The charge, which names the place, too.</param>
    public async ValueTask GiveBackAsync(WorkspaceSettings settings, PhoneKey phone, ChargeId id)
    {
        await ReleaseAsync(phone, id.Otp, id.Round, settings.Phone, tried: false);
        await cashier.CloseAsync(settings, id, spent: false);
    }

    /// <summary>Gives a place back, unless the phone's queue stays full: then it is spent until the windows move on.</summary>
    /// <param name="phone">The phone.</param>
    /// <param name="otp">The OTP.</param>
    /// <param name="token">The place.</param>
    /// <param name="phonePolicy">The phone's limits.</param>
    /// <param name="tried">Whether a provider was asked: then the phone waits a moment before the next send.</param>
    public async ValueTask ReleaseAsync(PhoneKey phone, OtpId otp, ulong token, PhonePolicy phonePolicy, bool tried)
    {
        var release = new PhoneRequest.Apply(new PhoneCommand.Release(otp, token, tried), phonePolicy);
        if (await followUp.AskAsync(() => actors.AskAsync(phone, release), clock.Moment() + PhonePolicy.ReleasePause) is { } released)
        {
            await released.Saved;
        }
    }
}
