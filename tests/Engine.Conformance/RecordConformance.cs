using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Workspaces;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>What every engine must do with the actors that administrators' desks ask.</summary>
public abstract class RecordConformance
{
    private static readonly UInt128 Id = (UInt128)21 << 90 | 3;

    protected abstract Task<EngineRig> StartAsync();

    [Fact]
    public async Task Workspace_WhatWasAnswered_OutlivesARestart_A92()
    {
        await using var rig = await StartAsync();
        var put = await rig.Actors.AskAsync(new WorkspaceActor(), Id, new WorkspaceRequest.Put(Shop(rig)));
        await put.Saved;

        await rig.RestartAsync();
        var read = await rig.Actors.AskAsync(new WorkspaceActor(), Id, WorkspaceRequest.Read.Instance);

        Assert.Equal(WorkspaceOutcome.Done, put.Answer.Outcome);
        Assert.Equal(("The Shop", 1), (read.Answer.Workspace!.Name, read.Answer.Workspace.Revision));
        Assert.Equal(put.Answer.Workspace!.Settings.Destinations.Allowed.AsEnumerable(), read.Answer.Workspace.Settings.Destinations.Allowed);
    }

    [Fact]
    public async Task Workspace_ManyChangeTheSameRevision_OneDoes()
    {
        await using var rig = await StartAsync();

        var outcomes = await TogetherAsync(20, async _ =>
        {
            var put = await rig.Actors.AskAsync(new WorkspaceActor(), Id, new WorkspaceRequest.Put(Shop(rig)));
            await put.Saved;
            return put.Answer.Outcome;
        });

        Assert.Single(outcomes, WorkspaceOutcome.Done);
        Assert.Equal(19, outcomes.Count(static o => o == WorkspaceOutcome.Changed));
    }

    [Fact]
    public async Task Registry_ManyTouchAtOnce_EveryOneIsTold()
    {
        await using var rig = await StartAsync();

        await TogetherAsync(20, async n =>
        {
            Assert.True(WorkspaceId.TryParse($"shop-{n}", out var shop));
            var touched = await rig.Actors.AskAsync(new RegistryActor(), Id, new RegistryRequest.Touch(shop));
            await touched.Saved;
            return touched.Answer.Change;
        });
        await rig.RestartAsync();
        var polled = await rig.Actors.AskAsync(new RegistryActor(), Id, new RegistryRequest.Poll(0));

        Assert.Equal((20, 20), (polled.Answer.Change, polled.Answer.Stale.Distinct().Count()));
    }

    [Fact]
    public async Task Account_ManyChargeAtOnce_NeverBelowZeroAndEachOnce()
    {
        await using var rig = await StartAsync();
        var added = await rig.Actors.AskAsync(new AccountActor(), Id, new AccountCommand.Add(10, "admin", null, null));
        await added.Saved;

        var outcomes = await TogetherAsync(30, async n =>
        {
            // Every charge is asked for twice, as by somebody whose first answer was lost.
            var charge = new AccountCommand.Charge(new ChargeId(new OtpId((UInt128)(n / 2) + 1), 0, 0), 1, null, [], "sms DE");
            var charged = await rig.Actors.AskAsync(new AccountActor(), Id, charge);
            await charged.Saved;
            return charged.Answer.Outcome;
        });
        await rig.RestartAsync();
        var read = await rig.Actors.AskAsync(new AccountActor(), Id, AccountCommand.Read.Instance);

        Assert.Equal(20, outcomes.Count(static o => o == AccountOutcome.Done));
        Assert.Equal(0, read.Answer.Balance);
    }

    [Fact]
    public async Task Account_ChargeThatWasSettled_StaysSpentAndIsNoLongerOpen()
    {
        await using var rig = await StartAsync();
        await (await rig.Actors.AskAsync(new AccountActor(), Id, new AccountCommand.Add(10, "admin", null, null))).Saved;
        var id = new ChargeId(new OtpId(1), 0, 0);
        await (await rig.Actors.AskAsync(new AccountActor(), Id, new AccountCommand.Charge(id, 1, null, [], "sms DE"))).Saved;

        await (await rig.Actors.AskAsync(new AccountActor(), Id, new AccountCommand.Settle(id))).Saved;
        var refunded = await rig.Actors.AskAsync(new AccountActor(), Id, new AccountCommand.Refund(id));
        await refunded.Saved;

        Assert.Equal(9, refunded.Answer.Balance);
    }

    private static Workspace Shop(EngineRig rig)
    {
        Assert.True(WorkspaceId.TryParse("shop", out var id));
        return Workspace.New(id, rig.Clock.Now) with { Name = "The Shop" };
    }

    private static Task<T[]> TogetherAsync<T>(int count, Func<int, Task<T>> ask) => Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => ask(n))));
}
