namespace OtpActors.Api.Tests;

/// <summary>A whole service for each test, whose workspace sends without a limit per second.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    private protected const string Phone = "+99917550100";

    private Service? _service;

    private protected Service Service => _service ?? throw new InvalidOperationException("The service is not started.");

    public async Task InitializeAsync() => _service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"));

    public async Task DisposeAsync() => await Service.DisposeAsync();

    private protected static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
