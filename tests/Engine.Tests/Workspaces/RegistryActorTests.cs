using OtpActors.Domain.Identity;
using OtpActors.Engine.Workspaces;

namespace OtpActors.Engine.Tests.Workspaces;

public sealed class RegistryActorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private readonly RegistryActor _actor = new();
    private RegistryState? _state;

    [Fact]
    public void Poll_WhoKnowsNothing_IsToldAll()
    {
        Touch("a", Now);
        Touch("b", Now);

        Assert.Equal(["a", "b"], Poll(0, Now.AddDays(1)));
    }

    [Fact]
    public void Poll_WhoKnowsAll_IsToldNothing()
    {
        var change = Touch("a", Now);

        Assert.Empty(Poll(change, Now.AddMinutes(1)));
    }

    /// <summary>The change is announced before it is made: whoever read too early must read again.</summary>
    [Fact]
    public void Poll_ShortlyAfterAnAnnouncement_IsToldAgain()
    {
        var change = Touch("a", Now);

        Assert.Equal(["a"], Poll(change, Now + RegistryActor.ChangeMax));
    }

    [Fact]
    public void Poll_RegistryKnowsLessThanTheAsker_IsToldAll()
    {
        Touch("a", Now);

        Assert.Equal(["a"], Poll(99, Now.AddDays(1)));
    }

    [Fact]
    public void Touch_TheSameTwice_IsListedOnce()
    {
        Touch("a", Now);
        Touch("a", Now);

        Assert.Equal(["a"], Poll(0, Now));
    }

    private long Touch(string name, DateTimeOffset at)
    {
        Assert.True(WorkspaceId.TryParse(name, out var id));
        var turn = _actor.Decide(_state, new RegistryRequest.Touch(id), at);
        _state = turn.Next;
        return turn.Answer.Change;
    }

    private IEnumerable<string> Poll(long known, DateTimeOffset at) =>
        _actor.Decide(_state, new RegistryRequest.Poll(known), at).Answer.Stale.Select(static i => i.ToString());
}
