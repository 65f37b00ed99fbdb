namespace OtpActors.Api.Tests;

/// <summary>The real server, killed with SIGKILL at a step of a resend; another resend comes before its repeat (A59, C2).</summary>
public sealed class KilledResendTests
{
    private const string Phone = "+99930000001";

    /// <summary>Room for every resend of these tests.</summary>
    private static readonly (string, string) Room = ("OtpActors__Limits__PhoneWindows", "100/1h");

    public static TheoryData<string> Points =>
    [
        "Claim.Open saved",
        "Otp.Resend before", "Otp.Resend decided", "Otp.Resend saved",
        "Claim.Complete before", "Claim.Complete decided", "Claim.Complete saved",
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Resend_KilledAtAnyPointAndRepeatedAfterAnother_IsDoneOnce(string point)
    {
        await using var killed = new KilledServer();
        string path;
        string otp;
        await using (var first = await killed.FirstAsync(point, Room))
        {
            var sent = await first.PostAsync("/v1/whatsapp/otp/send", new { phone = Phone });
            otp = sent.Body.GetProperty("otp_id").GetString()!;
            path = $"/v1/otp/{otp}/resend";
            await KilledServer.DiesAsync(first, () => first.PostAsync(path, new { new_code = true }, "k"));
        }

        await using var successor = await killed.SuccessorAsync(Room);
        await successor.PostAsync(path, new { new_code = true });
        var told = await KilledServer.RepeatedAsync(successor, path, new { new_code = true }, "k");
        var again = await KilledServer.RepeatedAsync(successor, path, new { new_code = true }, "k");
        var status = await successor.GetAsync("/v1/otp/" + otp);
        var check = await successor.PostAsync("/v1/otp/verify", new { otp_id = otp, code = killed.Codes(Phone)[^1] });

        Assert.Equal(told.ToString(), again.ToString());
        Assert.Equal(3, status.Body.GetProperty("deliveries").GetArrayLength());
        Assert.InRange(killed.Codes(Phone).Length, 2, 3);
        Assert.True(check.Body.GetProperty("valid").GetBoolean());
    }
}
