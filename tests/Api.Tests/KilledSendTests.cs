using System.Net;

namespace OtpActors.Api.Tests;

/// <summary>The real server, killed with SIGKILL between any two steps of a send (C1, C2, C3).</summary>
public sealed class KilledSendTests
{
    private const string Phone = "+99930000001";
    private const string Path = "/v1/whatsapp/otp/send";

    public static TheoryData<string> Points =>
    [
        "Claim.Open before", "Claim.Open decided", "Claim.Open saved",
        "Phone.Reserve before", "Phone.Reserve decided", "Phone.Reserve saved",
        "Otp.Create before", "Otp.Create decided", "Otp.Create saved",
        "Provider before", "Provider after",
        "Otp.Outcome before", "Otp.Outcome decided", "Otp.Outcome saved",
        "Claim.Complete before", "Claim.Complete decided", "Claim.Complete saved",
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Send_KilledAtAnyPoint_IsDoneOnceAndItsLimitsHold(string point)
    {
        await using var killed = new KilledServer();
        await using (var first = await killed.FirstAsync(point))
        {
            await KilledServer.DiesAsync(first, () => first.PostAsync(Path, new { phone = Phone }, "k"));
        }

        await using var successor = await killed.SuccessorAsync();
        var sent = await KilledServer.RepeatedAsync(successor, Path, new { phone = Phone }, "k");
        var again = await KilledServer.RepeatedAsync(successor, Path, new { phone = Phone }, "k");
        var other = await successor.PostAsync(Path, new { phone = Phone });
        var listed = await successor.PostAsync("/v1/otp/search", new { phone = Phone });

        Assert.Equal(sent.ToString(), again.ToString());
        Assert.Equal(HttpStatusCode.TooManyRequests, other.Status);
        Assert.True(killed.Codes(Phone).Length <= 1, "The message was sent twice.");
        Assert.Equal(1, listed.Body.GetProperty("items").GetArrayLength());
        if (killed.Codes(Phone) is [var code])
        {
            var check = await successor.PostAsync("/v1/otp/verify", new { otp_id = sent.GetProperty("otp_id").GetString(), code });
            Assert.True(check.Body.GetProperty("valid").GetBoolean());
        }
    }
}
