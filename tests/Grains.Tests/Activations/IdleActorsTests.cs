using OtpActors.Grains.Activations;
using OtpActors.Testing;

namespace OtpActors.Grains.Tests.Activations;

/// <summary>Actors leave memory when nobody asked for them for a while, and not before.</summary>
public sealed class IdleActorsTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly IdleActors _idle;

    public IdleActorsTests() => _idle = new IdleActors(new OtpActorsClusterOptions { IdleAfter = TimeSpan.FromMinutes(2) }, _time);

    public void Dispose() => _idle.Dispose();

    [Fact]
    public void Leave_NobodyAsked_AfterTheIdleTime()
    {
        var actor = Added();

        Pass(119);
        Assert.False(actor.Left);
        Pass(2);

        Assert.True(actor.Left);
    }

    [Fact]
    public void Leave_AskedMeanwhile_CountsFromTheLastTurn()
    {
        var actor = Added();
        Pass(100);
        actor.LastTurn = _time.GetUtcNow();

        Pass(119);
        Assert.False(actor.Left);
        Pass(2);

        Assert.True(actor.Left);
    }

    private StubActor Added()
    {
        var actor = new StubActor { LastTurn = _time.GetUtcNow() };
        _idle.Add(actor);
        return actor;
    }

    private void Pass(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class StubActor : IIdleActor
    {
        public DateTimeOffset LastTurn { get; set; }

        public bool Left { get; private set; }

        public void Leave() => Left = true;
    }
}
