using System.Net;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Verification;

/// <summary>Whether a send may go on before any place is taken: its destination, then its end user's address.</summary>
internal sealed class Admission(IActors actors, KeyedNames names, Lookout lookout, TimeProvider clock)
{
    /// <summary>The refusal of a destination by country, prefix, number, or because its codes are never typed; null for none.</summary>
    public Refusal? Destination(WorkspaceSettings settings, PhoneNumber phone)
    {
        if (!settings.Destinations.IsOpen)
        {
            var verdict = settings.Destinations.Judge(phone, names.Phone(settings.Id, phone).Value, clock.GetUtcNow());
            switch (verdict.Action)
            {
                case DestinationAction.Deny:
                    return Refusals.Destination(verdict.Rule);
                case DestinationAction.Monitor:
                    lookout.Monitored(settings.Id, phone, verdict.Rule);
                    break;
                case DestinationAction.Allow:
                    break;
            }
        }

        return lookout.Stopped(settings, phone) is { } reason ? Refusals.Destination(reason) : null;
    }

    /// <summary>Takes a place in the windows of an address: they are judged like a phone's. Taken again for the same OTP, it is the same place.</summary>
    /// <returns>The refusal, or when the place is durable.</returns>
    public async ValueTask<(Refusal? Refusal, Task Saved)> AddressAsync(WorkspaceSettings settings, IPAddress? address, OtpId otp)
    {
        if (address is null || settings.AddressWindows.IsEmpty)
        {
            return (null, Task.CompletedTask);
        }

        var policy = new PhonePolicy(settings.AddressWindows, FailedChecks: 1, ListedFor: TimeSpan.Zero);
        var reserve = new PhoneRequest.Apply(new PhoneCommand.Reserve(otp, 0), policy);
        var reserved = await actors.AskAsync(names.Address(settings.Id, address), reserve);
        if (reserved.Answer.Outcome == PhoneOutcome.Granted)
        {
            return (null, reserved.Saved);
        }

        await reserved.Saved;
        return (Refusals.Address(reserved.Answer), Task.CompletedTask);
    }
}
