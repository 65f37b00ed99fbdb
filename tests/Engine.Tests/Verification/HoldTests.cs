using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Tests.Verification;

public sealed class HoldTests
{
    [Fact]
    public async Task Check_OnTwoFrontEnds_HoldsHaveDifferentNames()
    {
        var holds = new List<long>();
        for (var i = 0; i < 2; i++)
        {
            using var rig = new FlowRig();
            var sent = (await rig.SendAsync()).Value!;
            rig.Actors.IsFull = r =>
            {
                if (r is PhoneRequest.Apply { Command: PhoneCommand.TakeHold hold })
                {
                    holds.Add(hold.Number);
                }

                return false;
            };
            await rig.CheckAsync(sent.Otp, rig.Messages[0].Code);
        }

        Assert.Equal(2, holds.Distinct().Count());
        Assert.DoesNotContain(0, holds);
    }

    [Fact]
    public async Task Check_OtpQueueFull_LeavesNoHoldBehind()
    {
        using var rig = new FlowRig();
        rig.Settings = rig.Settings with { Phone = rig.Settings.Phone with { FailedChecks = 1 } };
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is OtpRequest.Check;
        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.CheckAsync(sent.Otp, rig.Messages[0].Code));
        rig.Actors.IsFull = static _ => false;

        Assert.True((await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Value?.Valid);
    }
}
