using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests;

public sealed class EmbeddedEngineTests
{
    [Fact]
    public async Task AskAsync_AfterRestart_FindsWhatWasSaved()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await TestEngine.StartAsync(folder))
        {
            var reply = await first.Actors.AskAsync(first.Phone(1), Reserve(7));
            Assert.Equal(PhoneOutcome.Granted, reply.Answer.Outcome);
            await reply.Saved;
        }

        await using var second = await TestEngine.StartAsync(folder);
        var refused = await second.Actors.AskAsync(second.Phone(1), Reserve(8));
        Assert.Equal(PhoneOutcome.WindowFull, refused.Answer.Outcome);
        Assert.True(refused.Saved.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AskAsync_WhatIsOnlyRemembered_OutlivesTheNextSave()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        var policy = PhonePolicy.Standard with { FailedChecks = 2 };
        foreach (PhoneCommand command in new PhoneCommand[] { new PhoneCommand.TakeHold(1), new PhoneCommand.TakeHold(2), new PhoneCommand.Reserve(new OtpId(7), 0) })
        {
            var reply = await engine.Actors.AskAsync(engine.Phone(1), new PhoneRequest.Apply(command, policy));
            Assert.Equal(PhoneOutcome.Granted, reply.Answer.Outcome);
            await reply.Saved;
        }

        var third = await engine.Actors.AskAsync(engine.Phone(1), new PhoneRequest.Apply(new PhoneCommand.TakeHold(3), policy));

        Assert.Equal(PhoneOutcome.BudgetHeld, third.Answer.Outcome);
    }

    [Fact]
    public async Task AskAsync_Stopped_IsRefusedAsOverloaded()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        Assert.True(engine.Engine.IsReady);
        await engine.Engine.StopAsync(CancellationToken.None);
        Assert.False(engine.Engine.IsReady);
        await Assert.ThrowsAsync<OverloadedException>(async () => await engine.Actors.AskAsync(engine.Phone(1), PhoneRequest.Read.Instance));
    }

    /// <summary>A process that says it is not ready gets no request that could knock.</summary>
    [Fact]
    public async Task IsReady_DiskWorksAgainAndNobodyAsks_IsReadyAgain()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        engine.Writer.Fail(new IOException("disk full"));
        var phone = engine.Phone(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await (await engine.Actors.AskAsync(phone, Reserve(7))).Saved);
        Assert.False(engine.Engine.IsReady);

        await engine.Writer.ReopeningFailedAsync();
        engine.Writer.Mend();
        while (!engine.Engine.IsReady)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await (await engine.Actors.AskAsync(phone, Reserve(7))).Saved;
    }

    [Fact]
    public async Task StopAsync_CommitsUnderWay_AreOnDiskAfterwards()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await TestEngine.StartAsync(folder))
        {
            first.Writer.Close();
            var replies = new List<Reply<PhoneAnswer>>();
            for (var i = 0; i < 100; i++)
            {
                replies.Add(await first.Actors.AskAsync(first.Phone(i), Reserve(1)));
            }

            await first.Writer.ArrivedAsync();
            var stopping = first.Engine.StopAsync(CancellationToken.None);
            first.Writer.Open();
            await stopping;
            await Task.WhenAll(replies.Select(static r => r.Saved));
        }

        await using var second = await TestEngine.StartAsync(folder);
        for (var i = 0; i < 100; i++)
        {
            var reply = await second.Actors.AskAsync(second.Phone(i), PhoneRequest.Read.Instance);
            Assert.Single(reply.Answer.State.Places);
        }
    }

    private static PhoneRequest.Apply Reserve(int otp) =>
        new PhoneRequest.Apply(new PhoneCommand.Reserve(new OtpId((UInt128)otp), 0), PhonePolicy.Standard);
}
