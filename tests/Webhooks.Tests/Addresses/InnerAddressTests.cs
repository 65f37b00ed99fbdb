using System.Net;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Sending;
using OtpActors.Webhooks.Signing;

namespace OtpActors.Webhooks.Tests.Addresses;

/// <summary>No connection reaches an inner address, however it is written, resolved or redirected to (A76, B32, B33, B34).</summary>
public sealed class InnerAddressTests
{
    private static readonly WebhookSecret[] Secrets = [new WebhookSecret(new byte[32])];

    public static TheoryData<string> Spellings => [.. InnerSpellings.All];

    [Fact]
    public void Spellings_AreAtLeastSixty() => Assert.True(InnerSpellings.All.Distinct().Count() >= 60);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Fault_InnerAddressInAnySpelling_IsRefusedAtSetUp_B33(string host) =>
        Assert.NotNull(UrlRules.Fault($"https://{host}/hook", allowPrivate: false));

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("gopher://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("https://@example.com/")]
    [InlineData("https://example.com:6379/")]
    [InlineData("https://example.com:22/")]
    [InlineData("https://example.com:80/")]
    [InlineData("https://example.com/#part")]
    [InlineData("https://example.com\\@127.0.0.1/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com/\n")]
    [InlineData("https:///hook")]
    [InlineData("//example.com/hook")]
    [InlineData("/hook")]
    [InlineData("")]
    public void Fault_UrlsThatAreNoEndpoints_AreRefused_B32(string url) => Assert.NotNull(UrlRules.Fault(url, allowPrivate: false));

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://example.com/hook?token=a%20b")]
    [InlineData("https://EXAMPLE.com:8443/")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://0x.example.com/")]
    public void Fault_PublicEndpoints_AreFine(string url) => Assert.Null(UrlRules.Fault(url, allowPrivate: false));

    [Fact]
    public async Task Send_EverySpelling_ReachesNobody_A76()
    {
        using var canary = new Canary();

        var failures = await SendToAllAsync(canary.Port, allowPrivate: false);

        Assert.Equal(0, await canary.CountAsync());
        Assert.True(failures.Count >= 60, $"Only {failures.Count} spellings are URLs at all.");
        Assert.All(failures, static f => Assert.Equal(SendFailure.InnerAddress, f.Failure));
    }

    /// <summary>The canary hears what is sent to it: the test above could fail.</summary>
    [Fact]
    public async Task Send_EverySpelling_WithoutTheGuard_ReachesTheCanaryOften()
    {
        using var canary = new Canary();

        await SendToAllAsync(canary.Port, allowPrivate: true, static uri => !IPAddress.TryParse(uri.IdnHost, out var address) || IPAddress.IsLoopback(address));

        Assert.True(await canary.CountAsync() >= 20);
    }

    [Fact]
    public async Task Send_ANameThatChangesItsMind_IsLookedAtEveryTimeAndConnectedToAsLookedAt_B34()
    {
        using var canary = new Canary();
        var inner = new StubResolver(static _ => [IPAddress.Loopback]);
        var mixed = new StubResolver(static _ => [IPAddress.Parse("192.0.43.8"), IPAddress.IPv6Loopback]);

        // The name was fine at set-up; now it is not.
        Assert.Null(UrlRules.Fault("https://rebind.example.com/hook", allowPrivate: false));
        foreach (var resolver in new[] { inner, mixed })
        {
            for (var i = 1; i <= 3; i++)
            {
                Assert.Equal(SendFailure.InnerAddress, await SendAsync($"http://rebind.example.com:{canary.Port}/", resolver, allowPrivate: false));
                Assert.Equal(i, resolver.Asked);
            }
        }

        Assert.Equal(0, await canary.CountAsync());
    }

    [Fact]
    public async Task Send_ToAName_IsResolvedOnceForEachConnection_B34()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var canary = new Canary();

        // Whoever asked a second time would be sent to the other place.
        var resolver = new StubResolver(static asked => [asked == 1 ? IPAddress.Loopback : IPAddress.IPv6Loopback]);

        Assert.Equal(SendFailure.None, await SendAsync($"http://hook.example.com:{receiver.Url.Port}/", resolver, allowPrivate: true));
        Assert.Equal(1, resolver.Asked);
        Assert.Single(receiver.All);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Send_ARedirect_IsAFailureAndNeverFollowed_B34(int status)
    {
        using var canary = new Canary();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.Location = $"http://127.0.0.1:{canary.Port}/";
            return WebhookReceiver.Status(context, status);
        };
        using var sender = Sender(new StubResolver(static _ => []), allowPrivate: true);

        var (result, _) = await sender.SendAsync(receiver.Url, "msg_1_1", "{}"u8.ToArray(), Secrets);

        Assert.Equal(status, result.StatusCode);
        Assert.False(result.Delivered);
        Assert.Equal(0, await canary.CountAsync());
    }

    private static async Task<List<(string Host, SendFailure Failure)>> SendToAllAsync(int port, bool allowPrivate, Func<Uri, bool>? which = null)
    {
        var failures = new List<(string, SendFailure)>();
        foreach (var host in InnerSpellings.All)
        {
            if (Uri.TryCreate($"http://{host}:{port}/hook", UriKind.Absolute, out var uri) && which?.Invoke(uri) != false)
            {
                // The worst that a name can mean.
                var resolver = new StubResolver(static _ => [IPAddress.Loopback]);
                failures.Add((host, await SendAsync($"http://{host}:{port}/hook", resolver, allowPrivate)));
            }
        }

        return failures;
    }

    private static async Task<SendFailure> SendAsync(string url, IHostResolver resolver, bool allowPrivate)
    {
        using var sender = Sender(resolver, allowPrivate);
        return (await sender.SendAsync(new Uri(url), "msg_1_1", "{}"u8.ToArray(), Secrets)).Failure;
    }

    private static WebhookSender Sender(IHostResolver resolver, bool allowPrivate) =>
        new(resolver, new WebhooksOptions { AllowPrivate = allowPrivate, Timeout = TimeSpan.FromSeconds(20) }, TimeProvider.System);
}
