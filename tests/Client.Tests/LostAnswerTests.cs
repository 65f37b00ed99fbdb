using OtpActors.Api.Tests;

namespace OtpActors.Client.Tests;

/// <summary>The server did it, the answer got lost: the repetition brings the same answer and does nothing again (A58).</summary>
public sealed class LostAnswerTests : ClientTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_AnswersLost_SendsOneMessage(bool midBody)
    {
        using var network = new UnreliableNetwork(2, midBody);
        await using var client = Through(network);

        var sending = client.Client.SendAsync(Phone);
        await client.Clock.PassAsync();
        await client.Clock.PassAsync();
        var sent = await sending;

        Assert.Equal((3, 1), (network.Carried, await MessagesAsync(Phone)));
        Assert.True((await Client.VerifyAsync(sent.OtpId, await Service.CodeAsync(Phone))).Valid);
    }

    [Fact]
    public async Task Verify_AnswerLost_CountsOnceAndTellsTheVerdict()
    {
        var sent = await Client.SendAsync(Phone);
        var code = await Service.CodeAsync(Phone);
        using var network = new UnreliableNetwork(1);
        await using var client = Through(network);

        var checking = client.Client.VerifyAsync(sent.OtpId, Service.Wrong(code));
        await client.Clock.PassAsync();
        var wrong = await checking;
        var right = await client.Client.VerifyAsync(sent.OtpId, code);

        Assert.Equal((false, 2, true), (wrong.Valid, wrong.AttemptsRemaining, right.Valid));
        Assert.Equal(2, (await Client.GetAsync(sent.OtpId)).Attempts);
    }

    [Fact]
    public async Task Resend_AnswerLost_SendsOneMessage()
    {
        var sent = await Client.SendAsync(Phone);
        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        using var network = new UnreliableNetwork(1);
        await using var client = Through(network);

        var sending = client.Client.ResendAsync(sent.OtpId);
        await client.Clock.PassAsync();
        await sending;

        Assert.Equal(2, await MessagesAsync(Phone));
    }
}
