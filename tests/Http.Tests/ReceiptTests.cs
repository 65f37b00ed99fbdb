using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Receipts;
using OtpActors.Engine.Ports;
using OtpActors.Http.Receipts;

namespace OtpActors.Http.Tests;

public sealed class ReceiptTests : IAsyncLifetime
{
    private readonly StubDesk _desk = new();
    private HttpServer? _server;

    private HttpServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync(s => s.AddSingleton<IReceiptDesk>(_desk));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Theory]
    [InlineData(ReceiptVerdict.Taken, 200)]
    [InlineData(ReceiptVerdict.NotGenuine, 401)]
    [InlineData(ReceiptVerdict.UnknownProvider, 404)]
    [InlineData(ReceiptVerdict.Busy, 503)]
    public async Task Post_EachVerdict_HasItsStatus(ReceiptVerdict verdict, int status)
    {
        _desk.Verdict = verdict;

        var told = await Server.PostAsync("/receipts/meta?x=1", "{}", static r => r.Headers.Add("X-Signature", "s"));

        Assert.Equal(status, told.Status);
        Assert.Equal(status == 503, told.Header("Retry-After") is not null);
        Assert.Equal(("meta", new Uri(Server.Address, "/receipts/meta?x=1").ToString(), "s", "1", "{}"), Assert.Single(_desk.Taken));
    }

    [Fact]
    public async Task Post_StorageTrouble_AsksTheProviderToComeAgain()
    {
        _desk.Failure = new StorageUnavailableException("The disk is full.");
        Assert.Equal(503, (await Server.PostAsync("/receipts/meta", "{}")).Status);

        _desk.Failure = new OverloadedException("mailbox");
        Assert.Equal(503, (await Server.PostAsync("/receipts/meta", "{}")).Status);
    }

    /// <summary>A56.</summary>
    [Fact]
    public async Task Post_OverAMebibyte_IsRefused()
    {
        Assert.Equal(200, (await Server.PostAsync("/receipts/meta", new string(' ', ReceiptEndpoint.BytesMax))).Status);

        try
        {
            Assert.Equal(413, (await Server.PostAsync("/receipts/meta", new string(' ', ReceiptEndpoint.BytesMax + 1))).Status);
        }
        catch (HttpRequestException)
        {
            // The server hung up before the client had written it all.
        }

        Assert.Single(_desk.Taken);
    }

    [Fact]
    public async Task Get_RightProof_AnswersTheChallengeAsPlainText()
    {
        var told = await Server.GetAsync("/receipts/meta?hub.challenge=%3Cb%3E123", static r => r.Headers.Authorization = null);

        Assert.Equal((200, "text/plain", "<b>123"), (told.Status, told.ContentType, told.Text));
        Assert.Equal("nosniff", told.Header("X-Content-Type-Options"));

        _desk.Verdict = ReceiptVerdict.NotGenuine;
        Assert.Equal((401, ""), ((await Server.GetAsync("/receipts/meta?hub.challenge=123")) is var refused ? (refused.Status, refused.Text) : default));
    }

    private sealed class StubDesk : IReceiptDesk
    {
        public ReceiptVerdict Verdict { get; set; } = ReceiptVerdict.Taken;

        public Exception? Failure { get; set; }

        public List<(string Provider, string Url, string? Signature, string? X, string Body)> Taken { get; } = [];

        public ReceiptVerdict Challenge(string provider, ReceiptRequest request, out string answer)
        {
            answer = request.Query("hub.challenge") ?? "";
            return Verdict;
        }

        public ValueTask<ReceiptVerdict> ReceiveAsync(string provider, ReceiptRequest request, CancellationToken cancellationToken)
        {
            Taken.Add((provider, request.Url, request.Header("x-signature"), request.Query("x"), Encoding.UTF8.GetString(request.Body.Span)));
            return Failure is null ? new(Verdict) : ValueTask.FromException<ReceiptVerdict>(Failure);
        }
    }
}
