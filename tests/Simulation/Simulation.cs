using System.Text;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Clients;
using OtpActors.Simulation.Tests.Histories;
using OtpActors.Simulation.Tests.Scheduling;
using OtpActors.Simulation.Tests.Storage;
using OtpActors.Simulation.Tests.Webhooks;

namespace OtpActors.Simulation.Tests;

/// <summary>The life of one world: trouble while clients are at work, then rest, then a last look at everything.</summary>
internal sealed class Simulation : IDisposable
{
    private static readonly CodeVault Vault = new([new CodeKey("k1", Encoding.ASCII.GetBytes("the code key of every simulation"))]);
    private static readonly PhoneSecret PhoneSecret = new(Encoding.ASCII.GetBytes("the phone key of each simulation"));

    private readonly KeyedNames _names;
    private readonly World _world;
    private readonly Fleet _fleet;
    private readonly Alarms _alarms;
    private readonly Client _client;
    private readonly Requests _requests;
    private readonly IActors _actors;
    private int _steps;

    private Simulation(ulong seed, Func<Cast, Cast> sabotage, Func<IActors, IActors> around)
    {
        _world = new World(Setup.Of(seed));
        _names = new KeyedNames(PhoneSecret, new Chance(seed ^ 0x1D5).Fill);
        var memory = new SimulatedActors(_world, sabotage(Cast.Real(Vault)));
        _actors = around(memory);
        _fleet = new Fleet(_world, memory, _actors, new FrontEnd.Secrets(Vault, _names));
        _alarms = new Alarms(_world, _fleet);
        _client = new Client(_world, _fleet);
        _requests = new Requests(_world);
        _world.History.Ended += AskAgain;
    }

    public static Run Run(ulong seed) => Run(seed, static cast => cast, static actors => actors);

    public static Run Run(ulong seed, Func<Cast, Cast> sabotage, Func<IActors, IActors> around)
    {
        using var simulation = new Simulation(seed, sabotage, around);
        return simulation.Run();
    }

    /// <summary>The code of an OTP, for a saboteur.</summary>
    public static string Reveal(OtpState state) => Vault.Reveal(state.Code, state.Draft.Workspace, state.Draft.Id)!.Value.Reveal();

    public void Dispose() => _fleet.Dispose();

    private Run Run()
    {
        _world.After(TimeSpan.Zero, Step);
        var rests = Rest(TimeSpan.FromDays(40));
        _world.Troubled = false;
        rests &= Rest(TimeSpan.FromHours(2));
        _world.After(ClaimActor.Lease + TimeSpan.FromSeconds(1), RepeatUnanswered);
        rests &= Rest(TimeSpan.FromHours(2));
        var looks = LookAtAll();
        rests &= Rest(TimeSpan.FromHours(2));
        return new Run(_world.Setup, _world.History, rests, looks, ReadPhones(), ReadOutboxes(), _world.Steps);
    }

    private bool Rest(TimeSpan within) => _world.Run(_world.Now + within);

    /// <summary>Clients do something, somebody may pull a plug, and after a while it goes on.</summary>
    private void Step()
    {
        var chance = _world.Chance;
        for (var burst = chance.OneIn(4) ? 2 + chance.Below(6) : 1; burst > 0; burst--)
        {
            if (_requests.Draw() is { } op)
            {
                _client.Start(op);
            }
        }

        if (_world.Setup.Crashes && chance.OneIn(12))
        {
            _world.After(chance.Milliseconds(0, 60), _world.Setup.FrontEnds > 1 && chance.Percent(70) ? _fleet.CrashOne : _fleet.Crash);
        }

        if (_world.Setup.Evictions)
        {
            for (var i = 0; i < 5; i++)
            {
                _fleet.Memory.Evict();
            }
        }

        if (_world.History.Otps.Count > 0 && chance.OneIn(15))
        {
            _alarms.Ring(chance.Pick(_world.History.Otps));
        }

        if (++_steps < _world.Setup.Steps)
        {
            _world.After(Pause(), Step);
        }
    }

    /// <summary>Whoever has a key and does not know asks again, often enough after the claim's lease.</summary>
    private void AskAgain(Op op)
    {
        if (op is { Key: not null, Ending: Ending.Unknown or Ending.Overloaded } && _world.Troubled && _world.Chance.Percent(60))
        {
            _world.After(_world.Chance.Milliseconds(100, 60_000), () => _client.Start(_requests.Repeat(op)));
        }
    }

    private TimeSpan Pause()
    {
        var chance = _world.Chance;
        return chance.Below(100) switch
        {
            < 45 => chance.Milliseconds(0, 200),
            < 65 => chance.Milliseconds(200, 5_000),
            < 84 => chance.Milliseconds(5_000, 20_000),
            < 97 => chance.Milliseconds(20_000, 90_000),
            _ when _world.Setup.LongPauses && chance.OneIn(2) => TimeSpan.FromMinutes(chance.Below(26 * 60)),
            _ => chance.Milliseconds(90_000, 1_200_000),
        };
    }

    /// <summary>Whoever holds a key and no answer asks again.</summary>
    private void RepeatUnanswered()
    {
        var keyed = _world.History.Ops.Where(static o => o.Key is not null).GroupBy(static o => o.Key!).ToList();
        foreach (var ops in keyed.Where(g => g.All(static o => o.Ending != Ending.Answered || o.Told(Engine.Verification.RefusalCode.IdempotencyInProgress))))
        {
            _client.Start(_requests.Repeat(ops.First()));
        }
    }

    private List<Op> LookAtAll()
    {
        var handed = _world.History.Calls.Select(static c => (c.Otp, c.Phone));
        var told = _world.History.Ops.Where(static o => o.Otp is not null).Select(static o => (o.Otp!.Value, o.Phone));
        var looks = handed.Concat(told).DistinctBy(static o => o.Item1).Select(o => _requests.Read(o.Item1, o.Item2)).ToList();
        looks.ForEach(_client.Start);
        return looks;
    }

    private List<Report> ReadOutboxes()
    {
        var reports = new List<Report>();
        var process = _world.Begin();
        process.Run(() => _ = Reporting.ReadAsync(_fleet.Memory, _names, reports));
        Rest(TimeSpan.FromHours(1));
        _world.End(process);
        return reports;
    }

    private Dictionary<PhoneNumber, PhoneState> ReadPhones()
    {
        var phones = new Dictionary<PhoneNumber, PhoneState>();
        foreach (var phone in _world.History.Ops.Select(static o => o.Phone).Distinct())
        {
            var key = _names.Phone(WorkspaceId.Default, phone);
            var process = _world.Begin();
            process.Run(() => _ = KeepAsync(phone, key));
            Rest(TimeSpan.FromHours(1));
            _world.End(process);
        }

        return phones;

        async Task KeepAsync(PhoneNumber phone, PhoneKey key) => phones[phone] = (await _actors.AskAsync(key, PhoneRequest.Read.Instance)).Answer.State;
    }
}
