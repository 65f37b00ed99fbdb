using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Tests.Workspaces;

public sealed class SupportDeskTests : IDisposable
{
    private static readonly PhoneNumber Phone = PhoneNumber.TryParse("+4915112345678", out var phone) ? phone : default;

    private readonly DeskRig _rig = new();

    private PhoneKey Key => _rig.Get<KeyedNames>().Phone(WorkspaceId.Default, Phone);

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Clear_SomeLongAgo_CountsOnlyThoseThatStillCounted()
    {
        await ChargeAsync(otp: 1, tries: 2);
        _rig.Clock.Advance(PhonePolicy.FailedChecksSpan);
        await ChargeAsync(otp: 2, tries: 1);

        Assert.Equal(1, await _rig.Get<ISupportDesk>().ClearAsync(WorkspaceId.Default, Phone));
        Assert.Equal(0, await _rig.Get<ISupportDesk>().ClearAsync(WorkspaceId.Default, Phone));
    }

    private async Task ChargeAsync(int otp, int tries) => await _rig.Actors.AskAsync(
        Key, new PhoneRequest.Apply(new PhoneCommand.Charge(new OtpId((UInt128)otp), tries, 0), PhonePolicy.Standard));
}
