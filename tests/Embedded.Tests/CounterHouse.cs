using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Embedded.Folder;
using OtpActors.Embedded.Mailboxes;
using OtpActors.Embedded.Store;
using OtpActors.Embedded.Telemetry;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Embedded.Tests;

/// <summary>Store, mailboxes and housekeeper around counters, without timers of their own: every step is the test's.</summary>
internal sealed class CounterHouse : IDisposable
{
    private readonly DataFolder _folder;
    private readonly EmbeddedMetrics _metrics = new(new Meters());

    public CounterHouse(TemporaryFolder folder, ManualTime? time = null, EmbeddedOptions? options = null)
    {
        Time = time ?? new ManualTime();
        options ??= new EmbeddedOptions();
        _folder = DataFolder.Open(folder.Path);
        Store = RowStore.Open(
            _folder, new KeyedNames(TestEngine.Secret), path => Writer.Around(new RowWriter(path)), options, Time, _metrics, NullLogger.Instance);
        Live = new LiveActors(options.LiveActorsMax, options.IdleAfter, Time);
        Counters = new(Actor, Store, Live, Time, options.MailboxMax);
        var others = new Mailboxes<Counter, CounterRequest, int>(new CounterActor(ActorKind.Phone), Store, Live, Time, options.MailboxMax);
        var holds = Enum.GetValues<ActorKind>().ToDictionary(static k => k, k => (IHolds)(k == ActorKind.Otp ? Counters : others));
        Housekeeper = new Housekeeper(Store, holds, options.RestAfter, Time, NullLogger.Instance);
        Store.Start();
    }

    public ManualTime Time { get; }

    public GatedWriter Writer { get; } = new();

    public CounterActor Actor { get; } = new();

    public RowStore Store { get; }

    public LiveActors Live { get; }

    public Mailboxes<Counter, CounterRequest, int> Counters { get; }

    public Housekeeper Housekeeper { get; }

    /// <summary>Asks and waits until the answer may be told.</summary>
    public async Task<int> TellAsync(int key, CounterRequest request)
    {
        var reply = await Counters.AskAsync(Key(key), request);
        await reply.Saved;
        return reply.Answer;
    }

    public ValueTask<Reply<int>> AskAsync(int key, CounterRequest request) => Counters.AskAsync(Key(key), request);

    /// <summary>Lets everybody leave memory.</summary>
    public void Idle()
    {
        Time.Advance(TimeSpan.FromMinutes(2));
        Live.Sweep();
        Time.Advance(TimeSpan.FromMinutes(2));
        Live.Sweep();
    }

    /// <summary>Spread like real keys.</summary>
    public static UInt128 Key(int number) => (UInt128)(uint)number * new UInt128(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);

    public void Dispose()
    {
        Writer.Open();
        Store.Dispose();
        _folder.Dispose();
        _metrics.Dispose();
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}
