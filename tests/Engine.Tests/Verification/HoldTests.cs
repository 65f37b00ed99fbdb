using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;

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
}
