using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Domain.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A38, A40: a fresh workspace can send nowhere and has nothing to spend.</summary>
    [Fact]
    public void New_MaySendNowhereAndIsMetered()
    {
        Assert.True(WorkspaceId.TryParse("acme", out var id));
        var workspace = Workspace.New(id, Now);

        Assert.Same(DestinationRules.Nowhere, workspace.Settings.Destinations);
        Assert.NotNull(workspace.Settings.Credit);
        Assert.True(Workspace.Default.Settings.Destinations.IsOpen);
        Assert.Null(Workspace.Default.Settings.Credit);
    }

    [Fact]
    public void WithKey_AsManyAsThereCanBe_ReplacesOneThatEnded()
    {
        var full = Enumerable.Range(0, Limits.KeysMax).Aggregate(Workspace.Default, static (w, n) => w.WithKey(Key($"k{n}"))!);

        Assert.Null(full.WithKey(Key("one-more")));
        var ended = full.WithoutKey("k7", Now)!;
        var more = ended.WithKey(Key("one-more") with { CreatedAt = Now })!;
        Assert.Equal(Limits.KeysMax, more.Keys.Length);
        Assert.DoesNotContain(more.Keys, static k => k.Id == "k7");
    }

    [Fact]
    public void WithoutKey_EndsItNowAndForGood()
    {
        var workspace = Workspace.Default.WithKey(Key("k") with { EndsAt = Now + TimeSpan.FromDays(1) })!.WithoutKey("k", Now)!;

        Assert.False(workspace.Keys[0].IsValid(Now));
        Assert.Equal(Now, workspace.WithoutKey("k", Now + TimeSpan.FromHours(1))!.Keys[0].EndsAt);
        Assert.Null(workspace.WithoutKey("other", Now));
    }

    [Fact]
    public void WithUse_NothingNew_IsTheSame()
    {
        var used = Workspace.Default.WithKey(Key("k"))!.WithUse(new Dictionary<string, DateTimeOffset> { ["k"] = Now, ["gone"] = Now });

        Assert.Equal(Now, used.Keys[0].LastUsedAt);
        Assert.Same(used, used.WithUse(new Dictionary<string, DateTimeOffset> { ["k"] = Now }));
    }

    private static AccessKey Key(string id) => new(id, "", new KeyDigest(1, 2), 1, Now - TimeSpan.FromDays(1), null, false, null);
}
