using System.Globalization;
using System.Net;

namespace OtpActors.Api.Tests;

/// <summary>The real server, killed with SIGKILL between any two steps of a check (A24, A92, C4).</summary>
public sealed class KilledCheckTests
{
    private const string Phone = "+99930000001";
    private const string Path = "/v1/otp/verify";

    public static TheoryData<string> RightPoints =>
    [
        "Claim.Open before", "Claim.Open decided", "Claim.Open saved",
        "Phone.TakeHold before", "Phone.TakeHold decided",
        "Otp.Check before", "Otp.Check decided", "Otp.Check saved",
        "Phone.DropHold before", "Phone.DropHold decided",
        "Claim.Complete before", "Claim.Complete decided", "Claim.Complete saved",
    ];

    public static TheoryData<string> WrongPoints =>
    [
        "Otp.Check before", "Otp.Check decided", "Otp.Check saved",
        "Phone.Charge before", "Phone.Charge decided", "Phone.Charge saved",
        "Claim.Complete before", "Claim.Complete decided", "Claim.Complete saved",
    ];

    [Theory]
    [MemberData(nameof(RightPoints))]
    public async Task Check_RightCodeKilledAtAnyPoint_SucceedsOnce(string point)
    {
        await using var killed = new KilledServer();
        var (otp, code) = await KillAsync(killed, point, static code => code);

        await using var successor = await killed.SuccessorAsync();
        var told = await KilledServer.RepeatedAsync(successor, Path, new { otp_id = otp, code }, "k");
        var again = await KilledServer.RepeatedAsync(successor, Path, new { otp_id = otp, code }, "k");
        var without = await successor.PostAsync(Path, new { otp_id = otp, code });
        var status = await successor.GetAsync("/v1/otp/" + otp);

        Assert.True(told.GetProperty("valid").GetBoolean());
        Assert.Equal(told.ToString(), again.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Equal("otp_already_verified", without.Body.GetProperty("code").GetString());
        Assert.Equal(1, status.Body.GetProperty("attempts").GetInt32());
    }

    [Theory]
    [MemberData(nameof(WrongPoints))]
    public async Task Check_WrongCodeKilledAtAnyPoint_IsCountedOnce(string point)
    {
        await using var killed = new KilledServer();
        var (otp, code) = await KillAsync(killed, point, Wrong);

        await using var successor = await killed.SuccessorAsync();
        var told = await KilledServer.RepeatedAsync(successor, Path, new { otp_id = otp, code = Wrong(code) }, "k");
        var counted = await successor.GetAsync("/v1/otp/" + otp);
        var right = await successor.PostAsync(Path, new { otp_id = otp, code });

        Assert.False(told.GetProperty("valid").GetBoolean());
        Assert.Equal(2, told.GetProperty("attempts_remaining").GetInt32());
        Assert.Equal(1, counted.Body.GetProperty("attempts").GetInt32());
        Assert.True(right.Body.GetProperty("valid").GetBoolean());
    }

    private static string Wrong(string code) =>
        ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static async Task<(string Otp, string Code)> KillAsync(KilledServer killed, string point, Func<string, string> give)
    {
        await using var first = await killed.FirstAsync(point);
        var sent = await first.PostAsync("/v1/whatsapp/otp/send", new { phone = Phone });
        var otp = sent.Body.GetProperty("otp_id").GetString()!;
        var code = Assert.Single(killed.Codes(Phone));
        await KilledServer.DiesAsync(first, () => first.PostAsync(Path, new { otp_id = otp, code = give(code) }, "k"));
        return (otp, code);
    }
}
