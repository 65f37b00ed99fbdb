using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Scheduling;
using OtpActors.Simulation.Tests.Webhooks;

namespace OtpActors.Simulation.Tests;

/// <summary>One process with the real flows in it, over simulated ports.</summary>
internal sealed class FrontEnd : IDisposable
{
    private static readonly EngineMetrics Metrics =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());

    private readonly ServiceProvider _services;

    public FrontEnd(World world, IActors actors, IWebhookActors outboxes, IProviderRouter router, Secrets secrets)
    {
        Process = world.Begin();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ProcessTime(world, Process));
        services.AddSingleton(actors);
        services.AddSingleton(router);
        services.AddSingleton<IWorkspaces>(new Workspaces(world.Setup.Settings));
        services.AddSingleton<ISendRates>(new NoRates());
        services.AddSingleton(secrets.Vault);
        services.AddSingleton(secrets.Names);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(outboxes);
        services.AddOtpActorsEngine();
        services.AddSingleton<IOtpEvents>(s => Reporting.Start(s, Process));
        services.AddSingleton(Metrics);
        _services = services.BuildServiceProvider();
        Verification = _services.GetRequiredService<IVerification>();
        Alarm = _services.GetRequiredService<IAlarm>();
        Sink = _services.GetRequiredService<IReceiptSink>();
    }

    public Process Process { get; }

    public IVerification Verification { get; }

    public IAlarm Alarm { get; }

    public IReceiptSink Sink { get; }

    public void Dispose() => _services.Dispose();

    /// <summary>The secrets that outlive every process.</summary>
    internal sealed record Secrets(CodeVault Vault, KeyedNames Names);

    private sealed class Workspaces(WorkspaceSettings settings) : IWorkspaces
    {
        public WorkspaceSettings? Find(WorkspaceId workspace) => settings;
    }

    private sealed class NoRates : ISendRates
    {
        public ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond) => ValueTask.FromResult(TimeSpan.Zero);

        public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond) => (perSecond, TimeSpan.Zero);
    }
}
