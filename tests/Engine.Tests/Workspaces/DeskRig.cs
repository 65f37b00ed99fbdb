using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Tests.Verification;
using OtpActors.Engine.Workspaces;
using OtpActors.Testing;

namespace OtpActors.Engine.Tests.Workspaces;

/// <summary>The administrators' desks over the simplest engine; several of them may share its actors, as several front ends do.</summary>
internal sealed class DeskRig : IDisposable
{
    private readonly ServiceProvider _services;

    public DeskRig(DeskRig? beside = null, WorkspaceOverrides? overrides = null)
    {
        var vault = new CodeVault([new CodeKey("k1", new byte[CodeKey.Length])]);
        Clock = beside?.Clock ?? new ManualTime();
        Actors = beside?.Actors ?? new DirectActors(Clock, vault);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock).AddSingleton<IActors>(Actors).AddSingleton(vault)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[PhoneSecret.Length])))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddOtpActorsEngine().AddWorkspaces(overrides ?? WorkspaceOverrides.None).BuildServiceProvider();
    }

    public ManualTime Clock { get; }

    public DirectActors Actors { get; }

    public static WorkspaceId Acme { get; } = WorkspaceId.TryParse("acme", out var id) ? id : default;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _services.Dispose();
}
