using OtpActors.Client.Webhooks;
using OtpActors.Testing;

namespace OtpActors.Client.Tests.Webhooks;

/// <summary>A67 to A69: the scheme of Standard Webhooks, by the example of its own test suites.</summary>
public sealed class WebhookVerifierTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Other = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly ManualTime Then = new(DateTimeOffset.FromUnixTimeSeconds(1614265330));

    private static ReadOnlySpan<byte> Body => """{"test": 2432232314}"""u8;

    [Theory]
    [InlineData(Secret, Signature)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Signature)]
    [InlineData(Secret, Other + " " + Signature)]
    [InlineData(Secret, Signature + " " + Other)]
    [InlineData(Secret, "v1a,AAAA " + Signature + " v2,x")]
    public void IsGenuine_TheProjectsExample_IsTaken(string secret, string signatures) =>
        Assert.True(new WebhookVerifier(secret, Then).IsGenuine(Id, Timestamp, signatures, Body));

    [Theory]
    [InlineData("msg_other", Timestamp, Signature)]
    [InlineData(Id, "1614265331", Signature)]
    [InlineData(Id, Timestamp, Other)]
    [InlineData(Id, Timestamp, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ")]
    [InlineData(Id, Timestamp, "v1,")]
    [InlineData(Id, Timestamp, "")]
    [InlineData(Id, Timestamp, null)]
    [InlineData(Id, null, Signature)]
    [InlineData(null, Timestamp, Signature)]
    [InlineData(Id, " 1614265330", Signature)]
    [InlineData(Id, "+1614265330", Signature)]
    [InlineData(Id, "99999999999999999999", Signature)]
    [InlineData(Id, "9223372036854775807", Signature)]
    public void IsGenuine_AnythingElse_IsRefused(string? id, string? timestamp, string? signatures) =>
        Assert.False(new WebhookVerifier(Secret, Then).IsGenuine(id, timestamp, signatures, Body));

    [Fact]
    public void IsGenuine_AnotherBodyOrSecret_IsRefused()
    {
        Assert.False(new WebhookVerifier(Secret, Then).IsGenuine(Id, Timestamp, Signature, """{"test":2432232314}"""u8));
        Assert.False(new WebhookVerifier("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", Then).IsGenuine(Id, Timestamp, Signature, Body));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void IsGenuine_ClocksApart_ToleratesFiveMinutes(int seconds, bool genuine) =>
        Assert.Equal(genuine, new WebhookVerifier(Secret, new ManualTime(Then.Now.AddSeconds(seconds))).IsGenuine(Id, Timestamp, Signature, Body));

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_***")]
    public void Verifier_SecretOfAnotherForm_IsRefusedWithoutTellingIt(string secret)
    {
        var refused = Assert.Throws<ArgumentException>(() => new WebhookVerifier(secret));

        Assert.DoesNotContain("***", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotGenuine_IsNull() => Assert.Null(new WebhookVerifier(Secret, Then).Read(Id, Timestamp, Other, Body));
}
