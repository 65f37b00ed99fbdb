using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Administration;

/// <inheritdoc cref="ISupportDesk"/>
internal sealed class SupportDesk(IActors actors, IWorkspaces workspaces, JournalBook journals, KeyedNames names, TimeProvider clock) : ISupportDesk
{
    /// <summary>Most refusals that a story tells.</summary>
    private const int RefusalsMax = 50;

    public async ValueTask<OtpState?> FindAsync(WorkspaceId workspace, OtpId otp)
    {
        if (!names.Owns(workspace, otp))
        {
            return null;
        }

        var found = await actors.AskAsync(otp, OtpRequest.Read.Instance);
        await found.Saved;
        return found.Answer.State;
    }

    public async ValueTask<PhoneStory> FindAsync(WorkspaceId workspace, PhoneNumber phone)
    {
        var key = names.Phone(workspace, phone);
        var state = await ReadAsync(key);
        var otps = ImmutableArray.CreateBuilder<OtpState>();
        foreach (var otp in OtpsOf(state))
        {
            if (await FindAsync(workspace, otp) is { } found)
            {
                otps.Add(found);
            }
        }

        var subject = Lookout.Subject(key);
        var (refusals, _) = await journals.ListAsync(JournalName.Refusals(workspace), null, RefusalsMax, e => e.Subject == subject);
        return new PhoneStory(state, otps.ToImmutable(), refusals);
    }

    public async ValueTask<int> ClearAsync(WorkspaceId workspace, PhoneNumber phone)
    {
        var key = names.Phone(workspace, phone);

        // What its OTPs have not charged yet would come back a moment later.
        await ChargeAsync(workspace, key, OtpsOf(await ReadAsync(key)));
        var charged = await ReadAsync(key);
        var cleared = await actors.AskAsync(key, new PhoneRequest.Apply(new PhoneCommand.Clear(), PolicyOf(workspace)));
        await cleared.Saved;
        return PhoneMachine.Spent(charged, clock.Moment());
    }

    public async ValueTask<int> EraseAsync(WorkspaceId workspace, PhoneNumber phone)
    {
        var key = names.Phone(workspace, phone);
        var otps = OtpsOf(await ReadAsync(key));

        // An OTP's wrong checks outlive it: first they are charged, then it goes.
        await ChargeAsync(workspace, key, otps);
        var erased = 0;
        foreach (var otp in otps)
        {
            var gone = await actors.AskAsync(otp, OtpRequest.Erase.Instance);
            await gone.Saved;
            erased += gone.Answer.State is null ? 0 : 1;
        }

        return erased;
    }

    private static ImmutableArray<OtpId> OtpsOf(PhoneState state) => [.. state.Places.Select(static p => p.Otp).Distinct().Reverse()];

    private async ValueTask ChargeAsync(WorkspaceId workspace, PhoneKey key, ImmutableArray<OtpId> otps)
    {
        foreach (var otp in otps)
        {
            if (await FindAsync(workspace, otp) is not { } state || state.WrongChecks == state.ChargedChecks)
            {
                continue;
            }

            var charged = await actors.AskAsync(key, new PhoneRequest.Apply(new PhoneCommand.Charge(otp, state.WrongChecks, 0), PolicyOf(workspace)));
            await charged.Saved;
            var confirmed = await actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Charged(state.WrongChecks)));
            await confirmed.Saved;
        }
    }

    private async ValueTask<PhoneState> ReadAsync(PhoneKey key)
    {
        var read = await actors.AskAsync(key, PhoneRequest.Read.Instance);
        await read.Saved;
        return read.Answer.State;
    }

    private PhonePolicy PolicyOf(WorkspaceId workspace) => (workspaces.Find(workspace) ?? WorkspaceSettings.Default).Phone;
}
