using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Tests.Cells;

/// <summary>Actors live where their cell belongs, whichever silo is asked.</summary>
public sealed class CellTests
{
    private const int Phones = 60;

    [Fact]
    public async Task Actors_AskedThroughAnySilo_LiveOnTheSiloOfTheirCell_PhoneAndOtpTogether()
    {
        await using var rig = await ClusterRig.SettledAsync(silos: 3);
        var doors = rig.OnEach<IVerification>();
        var workspace = WorkspaceId.Default;
        for (var n = 0; n < Phones; n++)
        {
            var phone = $"+9991{1_000_000 + n}";
            var sent = (await doors[n % 3].SendAsync(workspace, new SendRequest(EngineRig.Phone(phone)), null, CancellationToken.None)).Value!;
            var told = await doors[(n + 1) % 3].CheckAsync(workspace, new CheckRequest(sent.Otp, rig.Received(phone), null), null, CancellationToken.None);
            Assert.True(told.Value!.Valid);
        }

        var management = rig.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var actors = (await management.GetDetailedGrainStatistics())
            .Where(static grain => grain.GrainId.Type.ToString() is OtpGrain.TypeName or PhoneGrain.TypeName).ToArray();
        Assert.Equal(2 * Phones, actors.Length);
        Assert.Equal(2 * Phones, actors.Select(static grain => grain.GrainId).Distinct().Count());
        var map = rig.Services.GetRequiredService<CellMap>();
        Assert.All(actors, grain => Assert.Equal(map.OwnerOf(CellKey.TryRead(grain.GrainId, out var cell) ? cell : -1), grain.SiloAddress));
        Assert.Equal(3, actors.Select(static grain => grain.SiloAddress).Distinct().Count());
    }

    /// <summary>
    /// While a silo comes, it and the earlier owner both answer for its phones: what one of them wrote, the other must not contradict from memory (A95).
    /// </summary>
    [Fact]
    public async Task Get_WhileASiloComes_SaysWhatTheOtherOneWrote()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var workspace = WorkspaceId.Default;
        var first = rig.Verification;
        var sent = new List<(OtpId Otp, string Phone)>();
        for (var n = 0; n < Phones; n++)
        {
            var phone = $"+9991{2_000_000 + n}";
            sent.Add(((await rig.SentAsync(phone)).Otp, phone));
        }

        var second = (await rig.Cluster.StartAdditionalSiloAsync()).ServiceProvider.GetRequiredService<IVerification>();
        foreach (var (otp, phone) in sent)
        {
            await first.GetAsync(workspace, otp, CancellationToken.None);
            Assert.True((await second.CheckAsync(workspace, new CheckRequest(otp, rig.Received(phone), null), null, CancellationToken.None)).Value!.Valid);
            Assert.Equal("verified", (await first.GetAsync(workspace, otp, CancellationToken.None)).Value!.Status);
        }

        rig.Clock.Advance(CellMap.Notice);
        foreach (var (otp, _) in sent)
        {
            Assert.Equal("verified", (await first.GetAsync(workspace, otp, CancellationToken.None)).Value!.Status);
            Assert.Equal("verified", (await second.GetAsync(workspace, otp, CancellationToken.None)).Value!.Status);
        }
    }

    [Fact]
    public async Task Check_ForgedId_IsRefusedWhereItIsAsked_A33()
    {
        await using var rig = await ClusterRig.StartedAsync(silos: 2);
        Assert.True(WorkspaceId.TryParse("other", out var other));
        var names = rig.Services.GetRequiredService<KeyedNames>();
        var map = rig.Services.GetRequiredService<CellMap>();
        var foreign = Enumerable.Range(0, 1_000).Select(_ => names.DrawOtp(other)).First(otp => !map.IsHere(Cell.Of(otp.Value)));
        await rig.Cluster.Silos[1].StopSiloAsync(stopGracefully: false);

        var told = await rig.Verification.CheckAsync(
            WorkspaceId.Default, new CheckRequest(foreign, EngineRig.Code("123456"), null), null, CancellationToken.None);

        Assert.Equal(RefusalCode.OtpNotFound, told.Refusal!.Code);
    }
}
