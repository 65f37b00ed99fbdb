using OtpActors.Domain.Credits;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>
/// The commit of a place can fail between the place and its OTP. The OTP's own timer then sends by the plan, so the place is taken again (found by
/// simulation).
/// </summary>
public sealed class LostPlaceTests
{
    [Fact]
    public async Task Send_PlaceLostButOtpKept_TakesThePlaceAgain()
    {
        using var rig = new FlowRig();
        rig.Actors.IsLost = Once();

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync());

        Assert.False(Assert.Single(await rig.PlacesAsync()).Released);
        Assert.Empty(rig.Messages);
    }

    [Fact]
    public async Task Resend_PlaceLostButOtpKept_TakesThePlaceAgain()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsLost = Once();

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.ResendAsync(sent.Otp));

        Assert.Equal(2, (await rig.PlacesAsync()).Length);
        Assert.Single(rig.Messages);
    }

    [Fact]
    public async Task Send_PlaceLostAndAccountFull_IsToldAsUnknown()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsLost = Once();
        var charges = 0;
        rig.Actors.IsFull = r => r is AccountCommand.Charge && charges++ > 0;

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync());

        Assert.Equal(2, charges);
    }

    private static Func<object, bool> Once()
    {
        var times = 0;
        return request => request is PhoneRequest.Apply { Command: PhoneCommand.Reserve } && times++ == 0;
    }
}
