using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OtpActors.FakeProviders;

/// <summary>A provider's server on loopback: keeps what it is sent, and answers as a provider's fake tells it or as a test has scripted.</summary>
public abstract class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();

    protected FakeServer()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>All requests, in the order of their coming.</summary>
    public ConcurrentQueue<FakeCall> Calls { get; } = [];

    /// <summary>What the next requests get, before <see cref="Always"/>; when it is empty, that counts.</summary>
    public ConcurrentQueue<FakeAnswer> Next { get; } = [];

    /// <summary>What every request gets; null for what the provider itself would say.</summary>
    public FakeAnswer? Always { get; set; }

    /// <summary>Called with every request before it is answered.</summary>
    public Func<FakeCall, Task>? Before { get; set; }

    public Task StartAsync() => _app.StartAsync();

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the provider says to a request that is as it should be, or not.</summary>
    protected abstract FakeAnswer Answer(FakeCall call);

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var call = new FakeCall(
            context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", Copy(context.Request.Headers), await reader.ReadToEndAsync(_end.Token));
        Calls.Enqueue(call);
        if (Before is { } before)
        {
            await before(call);
        }

        var answer = Next.TryDequeue(out var next) ? next : Always ?? Answer(call);
        if (answer.Kind == FakeAnswerKind.HangUp)
        {
            context.Abort();
            return;
        }

        if (answer.Kind == FakeAnswerKind.Hang)
        {
            await HangAsync(context);
            return;
        }

        var body = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = body.Length + (answer.Kind == FakeAnswerKind.SlowBody ? 1 : 0);
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(body.AsMemory(0, answer.Kind == FakeAnswerKind.SlowBody ? body.Length / 2 : body.Length), _end.Token);
        if (answer.Kind == FakeAnswerKind.SlowBody)
        {
            await context.Response.Body.FlushAsync(_end.Token);
            await HangAsync(context);
        }
    }

    /// <summary>The server uses the same dictionary for the next request.</summary>
    private static HeaderDictionary Copy(IHeaderDictionary headers)
    {
        var copy = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            copy[name] = value;
        }

        return copy;
    }

    /// <summary>Until the caller has had enough, or the test is over.</summary>
    private async Task HangAsync(HttpContext context)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gone = context.RequestAborted.Register(() => over.TrySetResult());
        await using var ended = _end.Token.Register(() => over.TrySetResult());
        await over.Task;
        context.Abort();
    }
}
