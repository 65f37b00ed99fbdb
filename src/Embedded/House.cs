using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Webhooks;
using OtpActors.Embedded.Mailboxes;
using OtpActors.Embedded.Store;
using OtpActors.Embedded.Telemetry;
using OtpActors.Embedded.Timers;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded;

/// <summary>All parts of a running engine, from the start to the stop.</summary>
internal sealed class House : IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HousekeepingEvery = TimeSpan.FromSeconds(10);

    private readonly RowStore _store;
    private readonly LiveActors _live;
    private readonly Dictionary<ActorKind, IHolds> _others;
    private readonly AlarmClock[] _clocks;
    private readonly Housekeeper _housekeeper;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time;
    private readonly int _commitQueueMax;
    private ITimer? _sweeping;
    private ITimer? _housekeeping;

    public House(RowStore store, ActorRules rules, Alarms alarms, EmbeddedOptions options, TimeProvider time, EmbeddedMetrics metrics, ILogger logger)
    {
        _store = store;
        _time = time;
        _commitQueueMax = options.CommitQueueMax;
        _live = new LiveActors(options.LiveActorsMax, options.IdleAfter, time);
        Otps = new(rules.Otp, store, _live, time, options.MailboxMax);
        Phones = new(rules.Phone, store, _live, time, options.MailboxMax);
        Claims = new(rules.Claim, store, _live, time, options.MailboxMax);
        References = new(rules.Reference, store, _live, time, options.MailboxMax);
        Endpoints = new(rules.Endpoints, store, _live, time, options.MailboxMax);
        Outboxes = new(rules.Outbox, store, _live, time, options.MailboxMax);
        Pages = new(rules.Page, store, _live, time, options.MailboxMax);
        _clocks = [.. alarms.Kinds.Select(kind => new AlarmClock(kind, store.Directories[kind], alarms, time, metrics, logger))];
        _others = rules.Others.ToDictionary(static o => o.Kind, o => o.Open(store, _live, time, options.MailboxMax));
        var holds = new Dictionary<ActorKind, IHolds>(_others)
        {
            [ActorKind.Otp] = Otps,
            [ActorKind.Phone] = Phones,
            [ActorKind.Claim] = Claims,
            [ActorKind.Reference] = References,
            [ActorKind.Endpoints] = Endpoints,
            [ActorKind.Outbox] = Outboxes,
            [ActorKind.Page] = Pages,
        };
        _housekeeper = new Housekeeper(store, holds, options.RestAfter, time, logger);
        store.Directories.Watch((key, at) => Array.ForEach(_clocks, clock => clock.Set(key, at)));
        metrics.Watch(() => store.Commits.Count, () => _live.Count, CountRows);
    }

    public Mailboxes<OtpState, OtpRequest, OtpAnswer> Otps { get; }

    public Mailboxes<PhoneState, PhoneRequest, PhoneAnswer> Phones { get; }

    public Mailboxes<ClaimState, ClaimRequest, ClaimAnswer> Claims { get; }

    public Mailboxes<ReferenceState, ReferenceRequest, ReferenceAnswer> References { get; }

    public Mailboxes<EndpointsState, EndpointsRequest, EndpointsAnswer> Endpoints { get; }

    public Mailboxes<OutboxState, OutboxRequest, OutboxAnswer> Outboxes { get; }

    public Mailboxes<PageState, PageRequest, PageAnswer> Pages { get; }

    /// <summary>The actors of a kind that has no property of its own.</summary>
    public Mailboxes<TState, TRequest, TAnswer> Others<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor)
        where TState : class => (Mailboxes<TState, TRequest, TAnswer>)_others[actor.Kind];

    public int LiveActors => _live.Count;

    public bool StorageWorks => !_store.Commits.IsBroken;

    public double Load => (double)_store.Commits.Count / _commitQueueMax;

    public void Start()
    {
        _store.Start();
        Array.ForEach(_clocks, static clock => clock.Start());
        _sweeping = _time.CreateTimer(static house => ((House)house!).Sweep(), this, SweepEvery, SweepEvery);
        _housekeeping = _time.CreateTimer(_ => _ = _housekeeper.RunAsync(_stopping.Token), null, HousekeepingEvery, HousekeepingEvery);
    }

    /// <summary>Ends what the engine does by itself; turns go on.</summary>
    public async Task QuietAsync(CancellationToken cancellationToken)
    {
        _sweeping?.Dispose();
        _housekeeping?.Dispose();
        await _stopping.CancelAsync();
        await Task.WhenAll(_clocks.Select(clock => clock.StopAsync(cancellationToken)));
    }

    /// <summary>Commits what waits and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        foreach (var clock in _clocks)
        {
            await clock.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private void Sweep()
    {
        _live.Sweep();
        _store.Commits.Knock();
    }

    private IEnumerable<Measurement<int>> CountRows() =>
        _store.Directories.All.Select(static d => new Measurement<int>(d.Value.Count, new KeyValuePair<string, object?>("kind", d.Key.ToString())));
}
