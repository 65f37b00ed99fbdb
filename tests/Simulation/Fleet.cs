using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Deliveries;
using OtpActors.Simulation.Tests.Histories;
using OtpActors.Simulation.Tests.Storage;

namespace OtpActors.Simulation.Tests;

/// <summary>
/// The installation: one front end with the actors inside, or two beside them. A crash of the first kind takes the actors' memory too, one of the second
/// kind only what the front end was doing.
/// </summary>
internal sealed class Fleet : IDisposable
{
    private readonly World _world;
    private readonly IActors _actors;
    private readonly FrontEnd.Secrets _secrets;
    private readonly SimulatedRouter _router;
    private readonly List<FrontEnd> _frontEnds = [];

    public Fleet(World world, SimulatedActors memory, IActors actors, FrontEnd.Secrets secrets)
    {
        (_world, Memory, _actors, _secrets) = (world, memory, actors, secrets);
        _router = new SimulatedRouter(world, new Receipts(world, this));
        for (var i = 0; i < world.Setup.FrontEnds; i++)
        {
            Start();
        }
    }

    public SimulatedActors Memory { get; }

    /// <summary>A front end that is up; null when none is.</summary>
    public FrontEnd? Any() => _frontEnds.Count == 0 ? null : _world.Chance.Pick(_frontEnds);

    /// <summary>Everything dies at this very moment.</summary>
    public void Crash()
    {
        while (_frontEnds.Count > 0)
        {
            Kill(_frontEnds[0]);
        }

        Memory.Crash();
    }

    /// <summary>One front end dies; the actors live elsewhere.</summary>
    public void CrashOne()
    {
        if (Any() is { } frontEnd)
        {
            Kill(frontEnd);
        }
    }

    public void Dispose()
    {
        foreach (var frontEnd in _frontEnds)
        {
            _world.End(frontEnd.Process);
            frontEnd.Dispose();
        }
    }

    private void Start() => _frontEnds.Add(new FrontEnd(_world, _actors, Memory, _router, _secrets));

    private void Kill(FrontEnd frontEnd)
    {
        _world.History.Crashes++;
        _world.History.Loss(_world.Now);
        _frontEnds.Remove(frontEnd);
        _world.End(frontEnd.Process);
        frontEnd.Dispose();
        foreach (var op in _world.History.Ops.Where(o => o.Ending == Ending.Running && o.By == frontEnd.Process))
        {
            _world.History.End(op, Ending.Unknown, _world.Now);
        }

        _world.After(_world.Chance.OneIn(4) ? _world.Chance.Milliseconds(5_000, 40_000) : _world.Chance.Milliseconds(0, 500), Start);
    }
}
