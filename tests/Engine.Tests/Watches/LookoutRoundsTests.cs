using OtpActors.Engine.Tests.Verification;

namespace OtpActors.Engine.Tests.Watches;

/// <summary>What a process reports of what it saw.</summary>
public sealed class LookoutRoundsTests
{
    /// <summary>A storage that does not answer must not use up the time that the rest of a stop needs (A112).</summary>
    [Fact]
    public async Task Stop_NobodyAnswers_GivesTheLastCountsUp_A112()
    {
        using var rig = new FlowRig();
        await rig.SendAsync();
        await Task.WhenAll(rig.Hosted.Select(static h => h.StartAsync(CancellationToken.None)));
        rig.Actors.After = static _ => new TaskCompletionSource().Task;

        var stopping = Task.WhenAll(rig.Hosted.Select(static h => h.StopAsync(CancellationToken.None)));
        Assert.False(stopping.IsCompleted);
        rig.Clock.Advance(TimeSpan.FromSeconds(3));

        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
