using System.Text;
using System.Text.Json;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Generic;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Providers;

/// <summary>A provider of the type <c>http</c> as a house would run it: its settings, what reached it, and the receipts that it posts.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly SemaphoreSlim _came = new(0);

    private House(string name, string channel, int order)
    {
        Name = name;
        Settings =
        [
            ($"Providers:{name}:Type", "http"),
            ($"Providers:{name}:Secret", FakeGeneric.Secret),
            ($"Providers:{name}:Channels", channel),
            ($"Providers:{name}:Order", $"{order}"),
        ];
        Fake.Before = _ =>
        {
            _came.Release();
            return Task.CompletedTask;
        };
    }

    public string Name { get; }

    public FakeGeneric Fake { get; } = new();

    public IReadOnlyList<(string Name, string Value)> Settings { get; private set; }

    /// <summary>The messages that reached it.</summary>
    public JsonElement[] Messages => [.. Fake.Calls.Select(static call => JsonDocument.Parse(call.Body).RootElement)];

    /// <summary>An answer that says: not now, and surely not sent.</summary>
    public static FakeAnswer Down { get; } = new(503, "{}");

    public static async Task<House> StartAsync(string name, string channel, int order = 1)
    {
        var house = new House(name, channel, order);
        await house.Fake.StartAsync();
        house.Settings = [.. house.Settings, ($"Providers:{name}:Url", house.Fake.Address + "messages")];
        return house;
    }

    /// <summary>Waits for the next message.</summary>
    public async Task<JsonElement> NextAsync()
    {
        Assert.True(await _came.WaitAsync(TimeSpan.FromSeconds(30)), $"Nothing came to {Name}.");
        return Messages[^1];
    }

    /// <summary>A request with a receipt for a message.</summary>
    public HttpRequestMessage Receipt(Uri server, JsonElement message, string status, DateTimeOffset now)
    {
        var body = FakeGeneric.Receipts((message.GetProperty("id").GetString()!, status));
        var timestamp = $"{now.ToUnixTimeSeconds()}";
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/receipts/" + Name))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { { "webhook-id", "r" }, { "webhook-timestamp", timestamp }, { "webhook-signature", FakeGeneric.Sign("r", timestamp, body) } },
        };
    }

    /// <summary>Posts a receipt for a message.</summary>
    public async Task<Told> ReportAsync(Service service, JsonElement message, string status)
    {
        using var request = Receipt(service.Client.BaseAddress!, message, status, service.Clock.Now);
        using var response = await service.Client.SendAsync(request);
        return await Told.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        await Fake.DisposeAsync();
        _came.Dispose();
    }
}
