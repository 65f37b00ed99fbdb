using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OtpActors.Api.Tests;

/// <summary>The real server, killed with SIGKILL between any two steps of a paid send: ledger and balance agree, and one message costs one credit.</summary>
public sealed class KilledChargeTests
{
    private const string Phone = "+99930000001";
    private const string Path = "/v1/whatsapp/otp/send";
    private const int Credits = 10;

    private static readonly (string, string) AdminKey = ("OtpActors__AdminKey", "test-admin-key-0123456789-0123456789");

    public static TheoryData<string> Points =>
    [
        "Phone.Reserve saved", "Account.Charge before", "Account.Charge decided", "Account.Charge saved", "Otp.Create before", "Otp.Create decided", "Otp.Create saved",
        "Provider before", "Provider after", "Otp.Outcome saved", "Account.Settle before", "Account.Settle decided", "Claim.Complete saved",
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Send_KilledAtAnyPoint_LedgerAndBalanceAgree(string point)
    {
        await using var killed = new KilledServer();
        await using (var first = await killed.FirstAsync(point, AdminKey))
        {
            await AdminAsync(first, HttpMethod.Post, "credits", $$"""{"amount":{{Credits}}}""");
            await KilledServer.DiesAsync(first, () => first.PostAsync(Path, new { phone = Phone, fallback_sms = false }, "k"));
        }

        await using var successor = await killed.SuccessorAsync(AdminKey);
        await KilledServer.RepeatedAsync(successor, Path, new { phone = Phone, fallback_sms = false }, "k");
        var balance = (await AdminAsync(successor, HttpMethod.Get, "credits")).GetProperty("balance").GetInt64();
        var ledger = (await AdminAsync(successor, HttpMethod.Get, "credits/ledger")).GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(Credits - 1, balance);
        Assert.Equal(balance, ledger.Sum(static m => m.GetProperty("amount").GetInt64()));
        Assert.Equal(balance, ledger[0].GetProperty("balance").GetInt64());
    }

    /// <summary>What went nowhere costs nothing, also when the server died before it gave the credit back.</summary>
    [Theory]
    [InlineData("Otp.Outcome saved")]
    [InlineData("Account.Refund before")]
    [InlineData("Account.Refund decided")]
    [InlineData("Account.Refund saved")]
    public async Task Send_RefusedAndKilled_CreditComesBackOnce(string point)
    {
        const string Refused = "+99920000001";
        await using var killed = new KilledServer();
        await using (var first = await killed.FirstAsync(point, AdminKey))
        {
            await AdminAsync(first, HttpMethod.Post, "credits", $$"""{"amount":{{Credits}}}""");
            await KilledServer.DiesAsync(first, () => first.PostAsync(Path, new { phone = Refused, fallback_sms = false }, "k"));
        }

        await using var successor = await killed.SuccessorAsync(AdminKey);
        var (status, _, _) = await successor.PostAsync(Path, new { phone = Refused, fallback_sms = false }, "k");
        var balance = (await AdminAsync(successor, HttpMethod.Get, "credits")).GetProperty("balance").GetInt64();
        var ledger = (await AdminAsync(successor, HttpMethod.Get, "credits/ledger")).GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(Credits, balance);
        Assert.Equal(balance, ledger.Sum(static m => m.GetProperty("amount").GetInt64()));
    }

    private static async Task<JsonElement> AdminAsync(ServerProcess server, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "/admin/v1/workspaces/default/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey.Item2);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
