using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Health;
using OtpActors.Domain.Deliveries;
using OtpActors.Http.Access;
using OtpActors.Http.Health;

namespace OtpActors.Http.Tests;

/// <summary>A109, A110, A111, and the door under load (A61).</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Health_StartedAndWell_Passes()
    {
        await using var server = await HttpServer.StartAsync();

        foreach (var path in (string[])["/healthz/live", "/healthz/ready"])
        {
            var told = await server.GetAsync(path, static r => r.Headers.Authorization = null);

            Assert.Equal((200, """{"status":"pass"}"""), (told.Status, told.Text));
        }
    }

    [Fact]
    public async Task Health_OneReasonAgainst_FailsReadinessOnly()
    {
        var reason = new Switch();
        await using var server = await HttpServer.StartAsync(s => s.AddSingleton<IReadiness>(reason));
        reason.IsReady = false;

        var ready = await server.GetAsync("/healthz/ready");

        Assert.Equal((503, """{"status":"fail"}""", "1"), (ready.Status, ready.Text, ready.Header("Retry-After")));
        Assert.Equal(200, (await server.GetAsync("/healthz/live")).Status);
    }

    /// <summary>A110, A111: readiness stays, and what is told to strangers is one word.</summary>
    [Fact]
    public async Task Health_ProviderOut_WarnsAndSaysInsideWhatToDo()
    {
        var desk = new Desk(new ProviderStatus(
            "wawp", "wawp", [Channel.WhatsApp], true, 1, 100, ProviderState.Out, "Session (gone)", DateTimeOffset.UnixEpoch, 0, "Link the phone again."));
        await using var server = await HttpServer.StartAsync(s => s.AddSingleton<IProviderDesk>(desk));

        var near = await server.GetAsync("/healthz/ready");
        var far = await server.GetAsync("/healthz/ready", static r => r.Headers.Host = "otp.example.com");

        Assert.Equal(
            (200, """{"status":"warn","checks":{"provider:wawp":[{"status":"fail","time":"1970-01-01T00:00:00Z","output":"Session (gone). Link the phone again."}]}}"""),
            (near.Status, near.Text));
        Assert.Equal((200, """{"status":"warn"}"""), (far.Status, far.Text));
        Assert.Equal("""{"status":"pass"}""", (await server.GetAsync("/healthz/live")).Text);

        desk.Only = desk.Only with { Enabled = false };
        Assert.Equal("""{"status":"pass"}""", (await server.GetAsync("/healthz/ready")).Text);
    }

    [Fact]
    public async Task Health_Stopping_FailsReadinessWhileRequestsFinish()
    {
        await using var server = await HttpServer.StartAsync();
        var ready = server.App.Services.GetRequiredService<IReadiness>();
        Assert.True(ready.IsReady);

        server.App.Lifetime.StopApplication();

        Assert.False(ready.IsReady);
    }

    [Fact]
    public async Task Door_BusyBehind_AnswersOverloadedAtOnceButStaysAlive()
    {
        var load = new Switch { Load = 0.51 };
        await using var server = await HttpServer.StartAsync(s => s.AddSingleton<ILoad>(load));

        var told = await server.PostAsync(HttpServer.Send, """{"phone":"+14155550123"}""");

        Assert.Equal((503, "overloaded"), (told.Status, told.Code));
        Assert.NotNull(told.Header("Retry-After"));
        Assert.Empty(server.Engine.Asked);
        Assert.Equal(200, (await server.GetAsync("/healthz/live")).Status);

        load.Load = 0.5;
        Assert.Equal(200, (await server.PostAsync(HttpServer.Send, """{"phone":"+14155550123"}""")).Status);
    }

    [Fact]
    public async Task Door_AllPlacesTaken_AnswersOverloadedAndRecovers()
    {
        await using var server = await HttpServer.StartAsync(options: new HttpFrontEndOptions { RequestsMax = 1 });
        var inside = new TaskCompletionSource();
        using var leave = new ManualResetEventSlim();
        server.Engine.Sending = () =>
        {
            inside.TrySetResult();
            leave.Wait();
            return new(StubVerification.Receipt);
        };
        var first = server.PostAsync(HttpServer.Send, """{"phone":"+14155550123"}""");
        await inside.Task;

        var second = await server.GetAsync("/v1/otp/x");
        leave.Set();

        Assert.Equal((503, "overloaded"), (second.Status, second.Code));
        Assert.Equal(200, (await first).Status);
        Assert.Equal(404, (await server.GetAsync("/v1/otp/x")).Status);
    }

    private sealed class Desk(ProviderStatus only) : IProviderDesk
    {
        public ProviderStatus Only { get; set; } = only;

        public IReadOnlyList<ProviderStatus> List() => [Only];

        public ValueTask<IReadOnlyList<ProviderStatus>> ListAsync() => ValueTask.FromResult(List());

        public ValueTask<ProviderStatus?> SetAsync(string name, bool? enabled, int? weight) => ValueTask.FromResult<ProviderStatus?>(Only);
    }

    private sealed class Switch : IReadiness, ILoad
    {
        public bool IsReady { get; set; } = true;

        public double Load { get; set; }
    }
}
