using System.Runtime.CompilerServices;
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
internal sealed class Reservations(IActors actors, Cashier cashier, FollowUp followUp, DeliveryPolicy policy, TimeProvider clock)
{
    /// <summary>Waits until claim, place, charge and OTP are durable.</summary>
    /// <param name="ticket">The claim.</param>
    /// <param name="place">The place.</param>
    /// <param name="paid">The charge.</param>
    /// <param name="otp">The OTP with its message marked started.</param>
    /// <param name="reserve">Asks for the same place.</param>
    /// <param name="charge">Asks for the same charge.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SavedAsync(
        Ticket ticket,
        Reply<PhoneAnswer> place,
        Task paid,
        Reply<OtpAnswer> otp,
        Func<ValueTask<Reply<PhoneAnswer>>> reserve,
        Func<ValueTask<(Refusal? Refusal, Task Saved)>> charge)
    {
        try
        {
            await ticket.Saved;
            await place.Saved;
            await paid;
            await otp.Saved;
        }
        catch (StorageUnavailableException) when ((place.Saved.IsFaulted || paid.IsFaulted) && !otp.Saved.IsFaulted)
        {
            // The commit failed between them: the OTP's own timer may send by the plan, so neither the place nor the message may be free.
            await followUp.AskAsync(reserve, clock.Moment() + policy.DriveDeadline);
            await ChargeAgainAsync(charge);
            throw;
        }
    }

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

    private static async ValueTask ChargeAgainAsync(Func<ValueTask<(Refusal? Refusal, Task Saved)>> charge)
    {
        try
        {
            await charge();
        }
        catch (OverloadedException)
        {
            // The failure that led here is told instead: "nothing was done" would not be true of the OTP.
        }
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
