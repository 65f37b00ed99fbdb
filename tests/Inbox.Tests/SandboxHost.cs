using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using OtpActors.Http.Inbox;

namespace OtpActors.Inbox.Tests;

/// <summary>A real Kestrel on a free loopback port with the inbox page and a list of messages that the test writes.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<SandboxMessage> _messages = [];

    private SandboxHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapInbox();
        _app.MapGet("/sandbox/messages", Answer);
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Gets or sets the status that the messages are refused with; null answers them.</summary>
    public int? Refusal { get; set; }

    public static async Task<SandboxHost> StartAsync()
    {
        var host = new SandboxHost();
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Adds a message, a second later than the one before.</summary>
    public void Receive(string phone, string channel, string code, string? text = null)
    {
        lock (_lock)
        {
            var at = Start.AddSeconds(_messages.Count).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var id = "otp_01KAK3V7M0Q8ZC4R2T9X" + _messages.Count.ToString("D6", CultureInfo.InvariantCulture);
            _messages.Add(new(id, phone, channel, code, text ?? $"Your code is {code}.", at));
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _messages.Clear();
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(string? phone, int? limit)
    {
        if (Refusal is { } status)
        {
            return Results.StatusCode(status);
        }

        lock (_lock)
        {
            IReadOnlyList<SandboxMessage> messages =
                [.. _messages.AsEnumerable().Reverse().Where(message => phone is null || message.Phone == phone).Take(limit ?? int.MaxValue)];
            return Results.Json(messages, SandboxJson.Default.IReadOnlyListSandboxMessage);
        }
    }
}
