using OtpActors.Engine.Actors;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>How an OTP died is told as its own turn saw it, not by a later clock: another check may have ended it in between (found by simulation).</summary>
public sealed class StaleReadTests
{
    [Fact]
    public async Task Resend_DeadlinePassesAfterTheRead_TellsHowItEnded()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Clock.Advance(TimeSpan.FromSeconds(299));
        var disk = new TaskCompletionSource();
        rig.Actors.Saved = r => r is OtpRequest.Read ? disk.Task : Task.CompletedTask;

        var resend = rig.ResendAsync(sent.Otp).AsTask();
        rig.Actors.Saved = static _ => Task.CompletedTask;
        Assert.True((await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Value!.Valid);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        disk.SetResult();

        Assert.Equal(RefusalCode.OtpAlreadyVerified, (await resend).Refusal!.Code);
    }

    [Fact]
    public async Task Check_DeadlinePassesAfterTheRead_TellsHowItEnded()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Clock.Advance(TimeSpan.FromSeconds(299));
        rig.Actors.After = async r =>
        {
            if (r is OtpRequest.Read)
            {
                rig.Actors.After = static _ => Task.CompletedTask;
                Assert.True((await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Value!.Valid);
                rig.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        };

        Assert.Equal(RefusalCode.OtpAlreadyVerified, (await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Refusal!.Code);
    }
}
