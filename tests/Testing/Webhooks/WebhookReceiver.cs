using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OtpActors.Testing.Webhooks;

/// <summary>A customer's server on a port of loopback: keeps what arrives and answers as the test wants.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    /// <summary>How long, in real time, to wait for something that is under way. Reached only by a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _all = new();
    private readonly Channel<ReceivedWebhook> _line = Channel.CreateUnbounded<ReceivedWebhook>();

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Where it listens, with a path.</summary>
    public Uri Url => new(new Uri(_app.Urls.First()), "/hook");

    /// <summary>What it answers; 204 unless the test says otherwise.</summary>
    public Func<ReceivedWebhook, HttpContext, Task> Answer { get; set; } = static (_, context) => Status(context, 204);

    /// <summary>All that arrived, in order.</summary>
    public IReadOnlyList<ReceivedWebhook> All => [.. _all];

    /// <summary>Starts one.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <returns>The receiver.</returns>
    public static async Task<WebhookReceiver> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Answers with a status and nothing else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <returns>A completed task.</returns>
    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Never answers; ends when the sender has had enough.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Completes when the connection is gone.</returns>
    public static Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    /// <summary>Waits for the next webhook.</summary>
    /// <returns>The webhook.</returns>
    public async Task<ReceivedWebhook> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _line.Reader.ReadAsync(patience.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        var received = new ReceivedWebhook(
            context.Request.Path,
            headers["webhook-id"].ToString(),
            headers["webhook-timestamp"].ToString(),
            headers["webhook-signature"].ToString(),
            string.Join('\n', headers.Select(static h => $"{h.Key}: {h.Value}")),
            body.ToArray());
        _all.Enqueue(received);
        await _line.Writer.WriteAsync(received);
        await Answer(received, context);
    }
}
