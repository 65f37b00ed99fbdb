using System.Text;
using OtpActors.Webhooks.Signing;

namespace OtpActors.Webhooks.Tests.Signing;

/// <summary>A67, A69: what the libraries of the Standard Webhooks project expect.</summary>
public sealed class WebhookSignatureTests
{
    /// <summary>The example of the project's own test suites.</summary>
    [Fact]
    public void Of_TheProjectsExample_GivesItsSignature_A67()
    {
        var secret = new WebhookSecret(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        var signature = WebhookSignature.Of([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void Of_TwoSecrets_GivesBothSignaturesSeparatedByABlank_A69()
    {
        var current = new WebhookSecret(new byte[32]);
        var old = new WebhookSecret([.. Enumerable.Repeat((byte)7, 32)]);

        var both = WebhookSignature.Of([current, old], "msg_1_1", 5, "{}"u8);

        Assert.Equal($"{WebhookSignature.Of([current], "msg_1_1", 5, "{}"u8)} {WebhookSignature.Of([old], "msg_1_1", 5, "{}"u8)}", both);
    }

    [Fact]
    public void Of_AnyOtherIdTimestampOrByte_GivesAnotherSignature()
    {
        var secret = new WebhookSecret(new byte[32]);
        string[] ids = ["msg_1_1", "msg_1_2"];
        long[] times = [5, 6];
        string[] bodies = ["{}", "{ }"];

        var signatures =
            from id in ids
            from at in times
            from body in bodies
            select WebhookSignature.Of([secret], id, at, Encoding.UTF8.GetBytes(body));

        Assert.Equal(8, signatures.Distinct().Count());
    }

    [Fact]
    public void Secret_ShownAsText_IsMasked()
    {
        var secret = new WebhookSecret(new byte[32]);

        Assert.Equal("whsec_***", $"{secret}");
        Assert.Equal("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", secret.Reveal());
    }
}
