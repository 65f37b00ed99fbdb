using System.Text;
using Microsoft.Extensions.Configuration;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Providers.Twilio;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders.Twilio;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Twilio;

public sealed class TwilioTests
{
    /// <summary>The vector that Twilio publishes with its request validators.</summary>
    [Fact]
    public void Signature_PublishedVector_IsMet()
    {
        const string body = "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";

        var signed = "https://mycompany.com/myapp.php?foo=1&bar=2" + TwilioReceipts.Fields(Encoding.UTF8.GetBytes(body));

        Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Convert.ToBase64String(TwilioReceipts.Sign("12345"u8.ToArray(), signed)));
    }

    [Fact]
    public async Task Send_Sms_HasTheTextALifetimeAndAnAddressForReceipts()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted($"SM{1:x32}", true), await rig.SendAsync(Channel.Sms));

        var fields = FakeTwilio.Fields(Assert.Single(rig.Server.Calls));
        Assert.Equal(["Body", "From", "StatusCallback", "To", "ValidityPeriod"], fields.Keys.Order());
        Assert.Contains(SampleMessage.Code, fields["Body"].ToString());
        Assert.Equal((SampleMessage.Phone, "300"), (fields["To"].ToString(), fields["ValidityPeriod"].ToString()));
        Assert.Equal($"{ProviderRig.PublicUrl}/receipts/vendor?tag={rig.Tag}", fields["StatusCallback"].ToString());
    }

    [Fact]
    public async Task Send_WhatsApp_HasTheTemplateAndTheCodeAsItsVariable()
    {
        await using var rig = await StartAsync(("ContentSids:de", "HX000000000000000000000000000000de"));

        await rig.SendAsync(Channel.WhatsApp);
        rig.Server.Always = FakeTwilio.Refusal(400, 63016);
        await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp, locale: "de-AT"), CancellationToken.None);

        var fields = rig.Server.Calls.Select(FakeTwilio.Fields).ToArray();
        Assert.Equal(["ContentSid", "ContentVariables", "From", "StatusCallback", "To"], fields[0].Keys.Order());
        Assert.Equal(
            ("whatsapp:" + SampleMessage.Phone, "whatsapp:" + FakeTwilio.From, """{"1":"042137"}"""),
            (fields[0]["To"].ToString(), fields[0]["From"].ToString(), fields[0]["ContentVariables"].ToString()));
        Assert.Equal((FakeTwilio.Content, "HX000000000000000000000000000000de"), (fields[0]["ContentSid"].ToString(), fields[1]["ContentSid"].ToString()));
    }

    /// <summary>A dash is what many shells do not take in a name.</summary>
    [Theory]
    [InlineData("pt-BR", "HX0000000000000000000000000000000b")]
    [InlineData("pt_br", "HX0000000000000000000000000000000b")]
    [InlineData("pt-BR-x-old", "HX0000000000000000000000000000000b")]
    [InlineData("pt-PT", "HX0000000000000000000000000000000a")]
    [InlineData("fr", FakeTwilio.Content)]
    public async Task Send_WhatsApp_HasTheTemplateOfTheNearestLocale(string locale, string template)
    {
        await using var rig = await StartAsync(
            ("ContentSids:pt", "HX0000000000000000000000000000000a"), ("ContentSids:pt_BR", "HX0000000000000000000000000000000b"));

        await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp, locale: locale), CancellationToken.None);

        Assert.Equal(template, FakeTwilio.Fields(Assert.Single(rig.Server.Calls))["ContentSid"].ToString());
    }

    [Theory]
    [InlineData("https://otp.example.com:8443", "https://otp.example.com:8443")]
    [InlineData("https://otp.example.com:8443", "https://otp.example.com")]
    [InlineData("https://otp.example.com", "https://otp.example.com:443")]
    [InlineData("https://otp.example.com", "https://otp.example.com")]
    public void Receipts_SignedWithOrWithoutThePort_AreGenuine(string known, string called)
    {
        const string body = "MessageSid=SM1&MessageStatus=delivered";

        Assert.True(Receipts(known).IsGenuine(Request("https://proxy/receipts/t?tag=1", FakeTwilio.Sign(called + "/receipts/t?tag=1", body), body)));
        Assert.False(Receipts(known).IsGenuine(Request("https://proxy/receipts/t?tag=1", FakeTwilio.Sign("https://other/receipts/t?tag=1", body), body)));
    }

    /// <summary>Anybody may write any host.</summary>
    [Fact]
    public void Receipts_AddressThatIsNone_AreNotGenuine()
    {
        const string body = "MessageSid=SM1&MessageStatus=delivered";

        Assert.False(Receipts("https://otp.example.com").IsGenuine(Request("http://x:99999/receipts/t", FakeTwilio.Sign("https://otp.example.com/receipts/t", body), body)));
    }

    [Fact]
    public async Task Receipts_SignedWithThePort_AreGenuine()
    {
        await using var rig = await StartAsync();
        const string body = "MessageSid=SM1&MessageStatus=delivered";
        var called = TwilioSettings.Callback(rig.Tag, body);
        var ported = called.Url.Replace(ProviderRig.PublicUrl, ProviderRig.PublicUrl + ":443", StringComparison.Ordinal);

        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(called with { Headers = [("X-Twilio-Signature", FakeTwilio.Sign(ported, body))] }));
        Assert.Equal(1, rig.Sink.Count);
    }

    /// <summary>The tag stands in the address, and the signature covers it.</summary>
    [Fact]
    public async Task Receipts_TagOfAnotherMessage_AreRefused()
    {
        await using var rig = await StartAsync();
        var called = TwilioSettings.Callback(rig.Tag, "MessageSid=SM1&MessageStatus=delivered");

        Assert.Equal(ReceiptVerdict.NotGenuine, await rig.PostAsync(called with { Url = called.Url[..^1] + "x" }));
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sending")]
    [InlineData("accepted")]
    [InlineData("scheduled")]
    [InlineData("a status of next year")]
    public async Task Receipts_BeforeTheMessageHasLeft_SayNothing(string status)
    {
        await using var rig = await StartAsync();

        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(TwilioSettings.Callback(rig.Tag, "MessageSid=SM1&MessageStatus=" + Uri.EscapeDataString(status))));
        Assert.Equal(0, rig.Sink.Count);
    }

    [Fact]
    public async Task Receipts_Undelivered_SayWhyInOurWords()
    {
        await using var rig = await StartAsync();

        await rig.PostAsync(TwilioSettings.Callback(rig.Tag, "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=63024"));

        Assert.Equal((DeliveryStatus.Failed, "not_on_channel"), (rig.Sink.State.Current!.Status, rig.Sink.State.Current.Error));
    }

    [Theory]
    [InlineData("sent", ReceiptState.Sent, null)]
    [InlineData("delivered", ReceiptState.Delivered, null)]
    [InlineData("undelivered", ReceiptState.Failed, "not_on_channel")]
    [InlineData("queued", null, null)]
    public async Task Poll_EachStatus_IsRead(string status, ReceiptState? state, string? error)
    {
        await using var rig = await StartAsync();
        ((FakeTwilio)rig.Server).Status = status;

        var receipt = await ((IReceiptPoll)rig.Provider).AskAsync("SM1", CancellationToken.None);

        Assert.Equal((state, error), (receipt?.State, receipt?.Error));
    }

    [Fact]
    public async Task Probe_AccountGoneOrBack_IsTold()
    {
        await using var rig = await StartAsync();
        var probe = (IProviderProbe)rig.Provider;

        Assert.Null(await probe.AskAsync(CancellationToken.None));
        ((FakeTwilio)rig.Server).AccountStatus = "suspended";
        Assert.Equal(FailureScope.Account, Assert.IsType<SendOutcome.Misconfigured>(await probe.AskAsync(CancellationToken.None)).Scope);
        rig.Server.Always = FakeTwilio.Refusal(401, 20003);
        Assert.Equal(MisconfigurationReason.Credentials, Assert.IsType<SendOutcome.Misconfigured>(await probe.AskAsync(CancellationToken.None)).Reason);
    }

    [Fact]
    public async Task Send_WhileQuestionsHang_HasAConnection()
    {
        await using var rig = await StartAsync(("MaxConcurrent", "1"));
        using var arrived = new CountdownEvent(1 + ReceiptPoller.UnderWayMax);
        var goOn = new TaskCompletionSource();
        rig.Server.Before = call =>
        {
            if (call.Method != "GET")
            {
                return Task.CompletedTask;
            }

            arrived.Signal();
            return goOn.Task;
        };
        var asked = Enumerable.Range(0, ReceiptPoller.UnderWayMax)
            .Select(i => (Task)((IReceiptPoll)rig.Provider).AskAsync($"SM{i}", CancellationToken.None).AsTask())
            .Append(((IProviderProbe)rig.Provider).AskAsync(CancellationToken.None).AsTask())
            .ToArray();
        await Task.Run(arrived.Wait);

        Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync(Channel.Sms));

        goOn.SetResult();
        await Task.WhenAll(asked);
    }

    private static TwilioReceipts Receipts(string known)
    {
        var settings = TwilioSettings.Of(new Uri("https://api.twilio.com")).Select(static s => KeyValuePair.Create("t:" + s.Name, (string?)s.Value));
        var section = new ProviderSection("t", new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("t"), Assert.Fail);
        return new TwilioReceipts(TwilioOptions.Read(section, [Channel.Sms]), new Uri(known + "/receipts/t"));
    }

    private static ReceiptRequest Request(string url, string signature, string body) => new(
        url,
        name => name == "X-Twilio-Signature" ? signature : null,
        static _ => null,
        "application/x-www-form-urlencoded",
        Encoding.UTF8.GetBytes(body));

    private static Task<ProviderRig> StartAsync(params (string Name, string Value)[] more) =>
        ProviderRig.StartAsync(new FakeTwilio(), server => [.. TwilioSettings.Of(server), .. more]);
}
