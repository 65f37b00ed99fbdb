using System.Net;
using OtpActors.Testing;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Api.Tests;

/// <summary>The real server, killed with SIGKILL on an event's way to its receiver: it arrives all the same, at least once, with one id (A93, C4).</summary>
public sealed class KilledWebhookTests
{
    /// <summary>Silent: no receipt brings a further event.</summary>
    private const string Phone = "+99930000001";
    private const string Send = "/v1/whatsapp/otp/send";

    private static readonly (string, string) Private = ("OtpActors__Webhooks__AllowPrivate", "true");

    /// <summary>The longest lease on the way is 60 s.</summary>
    private static readonly (string, string) Later = ("FAULTS_SHIFT", "70");

    public static TheoryData<string> Points =>
    [
        "Otp.Outcome saved",
        "Page.Add before", "Page.Add decided", "Page.Add saved",
        "Otp.Reported before", "Otp.Reported decided", "Otp.Reported saved",
        "Page.Settle before", "Page.Settle decided", "Page.Settle saved",
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Event_ServerKilledAtAnyPoint_ArrivesWithItsOneId(string point)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var killed = new KilledServer();
        await using (var first = await killed.FirstAsync(point, Private))
        {
            await SubscribeAsync(first, receiver.Url);
            try
            {
                await first.PostAsync(Send, new { phone = Phone });
            }
            catch (HttpRequestException)
            {
                // It died before it answered.
            }

            await first.EndedAsync();
        }

        await using var successor = await killed.SuccessorAsync(Private, Later);
        if (receiver.All.Count == 0)
        {
            await receiver.NextAsync();
        }

        Assert.All(receiver.All, static w => Assert.Equal("otp.sent", w.Event));
        Assert.Single(receiver.All.Select(static w => w.Id).Distinct());
        Assert.Single(receiver.All.Select(static w => Convert.ToHexString(w.Body)).Distinct());
    }

    [Fact]
    public async Task Events_ReceiverDownAndServerKilled_AllArriveAfterwards_C4_C20()
    {
        const int Count = 20;
        var port = Loopback.FreePort();
        var url = new Uri($"http://127.0.0.1:{port}/hook");
        await using var killed = new KilledServer();
        var expected = new HashSet<string>();
        await using (var first = await killed.FirstAsync("", Private))
        {
            await SubscribeAsync(first, url);
            for (var i = 0; i < Count; i++)
            {
                var phone = $"+9993000{i:D4}";
                var sent = await first.PostAsync(Send, new { phone });
                var otp = sent.Body.GetProperty("otp_id").GetString()!;
                var check = await first.PostAsync("/v1/otp/verify", new { otp_id = otp, code = killed.Codes(phone)[0] });
                Assert.True(check.Body.GetProperty("valid").GetBoolean());
                expected.UnionWith([$"otp.sent {otp}", $"otp.verified {otp}"]);
            }

            await first.KillAsync();
        }

        await using var receiver = await WebhookReceiver.StartAsync(port);
        await using var successor = await killed.SuccessorAsync(Private, ("FAULTS_SHIFT", "3600"));
        var arrived = new HashSet<string>();
        while (!arrived.SetEquals(expected))
        {
            var webhook = await receiver.NextAsync();
            arrived.Add($"{webhook.Event} {webhook.Data("otp_id").GetString()}");
            Assert.Subset(expected, arrived);
        }

        Assert.Equal(expected.Count, receiver.All.Select(static w => w.Id).Distinct().Count());
    }

    [Fact]
    public async Task Endpoints_OnTheRealServer_FromSetUpToTheEnd()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var killed = new KilledServer();
        await using var server = await killed.FirstAsync("", Private);

        var added = await server.PostAsync("/v1/webhooks", new { url = receiver.Url, events = (string[])["otp.expired"] });
        var path = $"/v1/webhooks/{added.Body.GetProperty("id").GetString()}";
        var tested = await server.PostAsync(path + "/test", new { });
        var log = await server.GetAsync(path + "/deliveries");
        using var removed = await server.Client.DeleteAsync(new Uri(path, UriKind.Relative));
        var gone = await server.GetAsync(path);

        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(204, tested.Body.GetProperty("status_code").GetInt32());
        Assert.Equal("webhook.test", (await receiver.NextAsync()).Event);
        Assert.Equal(tested.Body.GetRawText(), log.Body.GetProperty("items")[0].GetRawText());
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task Endpoints_InnerAddressOnTheRealServer_Are400_A76()
    {
        await using var killed = new KilledServer();
        await using var server = await killed.FirstAsync("");

        var refused = await server.PostAsync("/v1/webhooks", new { url = "https://169.254.169.254/latest" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("invalid_request", refused.Body.GetProperty("code").GetString());
    }

    private static async Task SubscribeAsync(ServerProcess server, Uri url)
    {
        var (status, _, _) = await server.PostAsync("/v1/webhooks", new { url });
        Assert.Equal(HttpStatusCode.Created, status);
    }
}
