using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Embedded.Tests;

/// <summary>A real engine on a folder, with a clock and a commit gate in the test's hand.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    public static readonly PhoneSecret Secret = new(new byte[PhoneSecret.Length]);

    private readonly ServiceProvider _services;

    private TestEngine(ServiceProvider services, ManualTime time, GatedWriter writer, RecordingAlarm alarm)
    {
        _services = services;
        Time = time;
        Writer = writer;
        Alarm = alarm;
    }

    public ManualTime Time { get; }

    public GatedWriter Writer { get; }

    public RecordingAlarm Alarm { get; }

    public EmbeddedEngine Engine => _services.GetRequiredService<EmbeddedEngine>();

    public IActors Actors => _services.GetRequiredService<IActors>();

    public KeyedNames Names => _services.GetRequiredService<KeyedNames>();

    public House House => Engine.House;

    public static async Task<TestEngine> StartAsync(
        TemporaryFolder folder, ManualTime? time = null, Action<EmbeddedOptions>? configure = null, PhoneSecret? secret = null, RecordingAlarm? alarm = null)
    {
        time ??= new ManualTime();
        alarm ??= new RecordingAlarm();
        var writer = new GatedWriter();
        var services = new ServiceCollection()
            .AddLogging(static l => l.ClearProviders())
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new KeyedNames(secret ?? Secret))
            .AddSingleton(new CodeVault([new CodeKey("k1", new byte[CodeKey.Length])]))
            .AddSingleton(OtpPolicy.Standard)
            .AddSingleton<IAlarm>(alarm)
            .AddSingleton<RowWriterFactory>(path => writer.Around(new RowWriter(path)))
            .AddEmbeddedEngine(o =>
            {
                o.DataFolder = folder.Path;
                configure?.Invoke(o);
            })
            .BuildServiceProvider();
        var engine = new TestEngine(services, time, writer, alarm);
        try
        {
            await engine.Engine.StartAsync(CancellationToken.None);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public PhoneKey Phone(int number) => Names.Phone(WorkspaceId.Default, PhoneNumber.TryParse($"+4915{number:D9}", out var phone) ? phone : throw new ArgumentOutOfRangeException(nameof(number)));

    public async ValueTask DisposeAsync()
    {
        Writer.Open();
        await _services.DisposeAsync();
    }
}
