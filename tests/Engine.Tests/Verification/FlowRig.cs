using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Engine.Workspaces;
using OtpActors.Testing;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>The real flows over the simplest engine, with a provider that does what the test says.</summary>
internal sealed class FlowRig : IDeliveryProvider, IProviderRouter, IWorkspaces, ISendRates, IDisposable
{
    private readonly ServiceProvider _services;

    public FlowRig(ITemplates? templates = null)
    {
        var vault = new CodeVault([new CodeKey("k1", new byte[CodeKey.Length])]);
        Names = new KeyedNames(new PhoneSecret(new byte[PhoneSecret.Length]));
        Actors = new DirectActors(Clock, vault);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock).AddSingleton<IActors>(Actors).AddSingleton<IProviderRouter>(this)
            .AddSingleton<ISendRates>(this).AddSingleton(vault).AddSingleton(Names).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddOtpActorsEngine()
            .AddWorkspaces(WorkspaceOverrides.None).AddSingleton<IWorkspaces>(this);
        if (templates is not null)
        {
            services.AddSingleton(templates);
        }

        _services = services.BuildServiceProvider();
        Verification = _services.GetRequiredService<IVerification>();
        Alarm = _services.GetRequiredService<IAlarm>();
    }

    public ManualTime Clock { get; } = new();

    public DirectActors Actors { get; }

    public KeyedNames Names { get; }

    public IVerification Verification { get; }

    public IAlarm Alarm { get; }

    public IEnumerable<IHostedService> Hosted => _services.GetServices<IHostedService>();

    public WorkspaceSettings Settings { get; set; } =
        WorkspaceSettings.Default with { SendsPerSecond = 0, Phone = PhonePolicy.Standard with { Windows = [] } };

    /// <summary>What the provider was handed, in order.</summary>
    public List<DeliveryMessage> Messages { get; } = [];

    /// <summary>With what each call to the provider ends, in order.</summary>
    public List<CancellationToken> Calls { get; } = [];

    /// <summary>What the provider says.</summary>
    public Func<DeliveryMessage, Task<SendOutcome>> Provider { get; set; } = static _ => Accepted;

    public static Task<SendOutcome> Accepted => Task.FromResult<SendOutcome>(new SendOutcome.Accepted("m", true));

    public static Task<SendOutcome> Down => Task.FromResult<SendOutcome>(new SendOutcome.RetryLater(null, FailureScope.Provider, true, "503"));

    public string Name => "test";

    /// <summary>Set when the provider makes the codes itself.</summary>
    public ICodeKeeper? Keeper { get; set; }

    public static PhoneNumber Phone { get; } = PhoneNumber.TryParse("+4915112345000", out var phone) ? phone : default;

    public ValueTask<Answer<SendReceipt>> SendAsync(string? key = null, bool fallbackSms = false) => Verification.SendAsync(
        WorkspaceId.Default, new SendRequest(Phone) { FallbackSms = fallbackSms }, Key(key), CancellationToken.None);

    public ValueTask<Answer<SendReceipt>> ResendAsync(OtpId otp, string? key = null) =>
        Verification.ResendAsync(WorkspaceId.Default, new ResendRequest(otp, null, false), Key(key), CancellationToken.None);

    public ValueTask<Answer<CheckResult>> CheckAsync(OtpId otp, OtpCode code, string? key = null) =>
        Verification.CheckAsync(WorkspaceId.Default, new CheckRequest(otp, code, null), Key(key), CancellationToken.None);

    public async Task<OtpState> GetAsync(OtpId otp) => (await Verification.GetAsync(WorkspaceId.Default, otp, CancellationToken.None)).Value!;

    public async Task<ImmutableArray<Place>> PlacesAsync() =>
        (await Actors.AskAsync(Names.Phone(WorkspaceId.Default, Phone), PhoneRequest.Read.Instance)).Answer.State.Places;

    /// <summary>A code of the same length that is not the right one.</summary>
    public static OtpCode Wrong(OtpCode right) =>
        OtpCode.TryParse((right.Reveal()[0] == '1' ? '2' : '1') + right.Reveal()[1..], out var wrong) ? wrong : default;

    public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        Messages.Add(message);
        Calls.Add(cancellationToken);
        return new ValueTask<SendOutcome>(Provider(message));
    }

    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried) => tried.Length > 0 ? null : this;

    public IDeliveryProvider? Find(string provider) => provider == Name ? this : null;

    public WorkspaceSettings? Find(WorkspaceId workspace) => Settings;

    public ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond) => ValueTask.FromResult(TimeSpan.Zero);

    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond) => (perSecond, TimeSpan.Zero);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Starts what works beside the requests.</summary>
    public async Task StartAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Counts the workspace's credits from now on.</summary>
    public async Task MeterAsync(long credits)
    {
        Settings = Settings with { Credit = CreditPolicy.Standard };
        await AccountAsync(new AccountCommand.Add(credits, "test", null, null));
    }

    public async Task<long> BalanceAsync() => (await AccountAsync(new AccountCommand.Read())).Balance;

    public void Dispose() => _services.Dispose();

    private async Task<AccountAnswer> AccountAsync(AccountCommand command) =>
        (await Actors.AskAsync(new AccountActor(), Names.Record("account", WorkspaceId.Default.ToString()), command)).Answer;

    private static IdempotencyKey? Key(string? value) => value is null ? null : new IdempotencyKey(value, "POST /", Encoding.UTF8.GetBytes(value));
}
