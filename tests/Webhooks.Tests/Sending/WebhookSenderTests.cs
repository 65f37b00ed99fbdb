using System.Net;
using System.Net.Sockets;
using OtpActors.Testing;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Sending;
using OtpActors.Webhooks.Signing;
using OtpActors.Webhooks.Tests.Addresses;

namespace OtpActors.Webhooks.Tests.Sending;

/// <summary>How answers are judged, and what a hostile receiver can cost (A71, A77, B35).</summary>
public sealed class WebhookSenderTests
{
    private static readonly WebhookSecret[] Secrets = [new WebhookSecret(new byte[32])];

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(304, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(410, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(502, false)]
    [InlineData(504, false)]
    public async Task Send_OnlyTwoHundreds_AreASuccess_A71(int status, bool delivered)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, context) => WebhookReceiver.Status(context, status);
        using var sender = Sender(TimeProvider.System);

        var (result, failure) = await sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);

        Assert.Equal((status, delivered, SendFailure.None), (result.StatusCode, result.Delivered, failure));
        Assert.Equal(status == 410, result.Gone);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("soon", null)]
    public async Task Send_RetryAfter_IsRead_A71(string header, int? seconds)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = header;
            return WebhookReceiver.Status(context, 429);
        };
        using var sender = Sender(TimeProvider.System);

        var (result, _) = await sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, result.RetryAfter);
    }

    [Fact]
    public async Task Send_AReceiverThatHangs_IsLeftAtTheTimeout_B35()
    {
        var clock = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync();
        var hung = new TaskCompletionSource();
        receiver.Answer = async (_, context) =>
        {
            hung.SetResult();
            await WebhookReceiver.HangAsync(context);
        };
        using var sender = Sender(clock);

        var sending = sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);
        await hung.Task;
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        var (result, failure) = await sending;

        Assert.Equal((null, SendFailure.Timeout), (result.StatusCode, failure));
        Assert.Equal(15.1, result.Duration.TotalSeconds, 0.3);
    }

    [Fact]
    public async Task Send_ABodyWithoutEnd_IsNotReadToItsEnd_B35()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var cut = new TaskCompletionSource();
        receiver.Answer = async (_, context) =>
        {
            var piece = new byte[64 * 1024];
            try
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // Nobody listens any more.
            }

            cut.SetResult();
        };
        using var sender = Sender(TimeProvider.System);

        var (result, _) = await sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(200, result.StatusCode);
    }

    [Fact]
    public async Task Send_HeadersWithoutEnd_AreCut_B35()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            for (var i = 0; i < 100; i++)
            {
                context.Response.Headers[$"x-{i}"] = new string('x', 1024);
            }

            return Task.CompletedTask;
        };
        using var sender = Sender(TimeProvider.System);

        var (result, failure) = await sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);

        Assert.Equal((null, SendFailure.Connection), (result.StatusCode, failure));
    }

    [Fact]
    public async Task Send_NobodyListens_IsAFailure()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using var sender = Sender(TimeProvider.System);

        var (result, failure) = await sender.SendAsync(new Uri($"http://127.0.0.1:{port}/"), "msg_1_1", "{}"u8.ToArray(), Secrets);

        Assert.Equal((null, SendFailure.Connection), (result.StatusCode, failure));
    }

    [Fact]
    public async Task Send_Headers_AreThoseOfTheSchemeAndNoneOfOurTraces()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var sender = Sender(TimeProvider.System);
        using var activity = new System.Diagnostics.Activity("test").Start();

        await sender.SendAsync(receiver.Url, "msg_1_1", """{"event":"x"}"""u8.ToArray(), Secrets);

        var names = receiver.All[0].Headers.Split('\n').Select(static h => h.Split(':')[0].ToLowerInvariant()).Order();
        Assert.Equal(["content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"], names);
    }

    private static WebhookSender Sender(TimeProvider clock) =>
        new(new StubResolver(static _ => [IPAddress.Loopback]), new WebhooksOptions { AllowPrivate = true }, clock);
}
