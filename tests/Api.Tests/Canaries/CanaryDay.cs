using System.Net.Sockets;
using System.Text;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>A service's day with known numbers: every route, every scenario of the sandbox, every way to ask wrongly with a number or a code in hand.</summary>
internal sealed class CanaryDay(CanaryCalls calls, Uri address)
{
    /// <summary>The settings that the day needs.</summary>
    public static readonly (string Name, string Value)[] Settings = [("Limits:WorkspacePerSecond", "0"), ("Limits:PhoneWindows", "3/60s,5/1h")];

    // One for each reserved range of the sandbox, and one of nobody.
    private static readonly string[] Phones =
    [
        "+999173128640957", "+999258413790264", "+999336927518043", "+999481750629384", "+999564207391852", "+999697318524067", "+883140268597314",
    ];

    /// <summary>Numbers and codes that appear only where they do not belong, so no trace of them may be anywhere.</summary>
    private static readonly string[] Strangers =
        ["+883752049163857", "+883960471825394", "+883629507384172", "+883571639028456", "+883408263917582"];

    private const string WrongCode = "70418263";
    private const string OwnCode = "61935074";

    public async Task LiveAsync()
    {
        Array.ForEach(Phones, p => calls.Search.Add(Canary.Phone(p)));
        Array.ForEach(Strangers, p => calls.Search.Add(Canary.Phone(p, CanaryKind.Stranger)));
        calls.Search.Add(Canary.Code(WrongCode));
        calls.Search.Add(Canary.Code(OwnCode));
        foreach (var phone in Phones)
        {
            await SendAsync(phone);
        }

        await CheckAsync(Phones[0]);
        await CancelAsync(Phones[2]);
        await AskWronglyAsync();
        await AskBrokenlyAsync();
        foreach (var path in (string[])["/inbox", "/openapi/v1.json", "/healthz/live", "/healthz/ready", "/metrics"])
        {
            Assert.Equal(200, (await calls.GetAsync(path)).Status);
        }
    }

    /// <summary>Sends in every way; the answers differ by the number's scenario.</summary>
    private async Task SendAsync(string phone)
    {
        var key = "key-" + Strangers[0];
        await calls.SendAsync(phone, key + phone[..6]);
        await calls.SendAsync(phone, key + phone[..6]);
        await calls.SendAsync(phone, key + phone[..6], ",\"purpose\":\"other\"");
        await calls.SendAsync(phone, null, ",\"fallback_sms\":true", "/v1/whatsapp/otp/send");
        await calls.SendAsync(phone, null, ",\"channel\":\"sms\"");
        await calls.SendAsync(phone);
        await calls.PostAsync("/v1/otp/search", $$"""{"phone":"{{phone}}"}""");
    }

    private async Task CheckAsync(string phone)
    {
        var found = await calls.PostAsync("/v1/otp/search", $$"""{"phone":"{{phone}}","limit":1}""");
        var id = found.Json.GetProperty("items")[0].GetProperty("otp_id").GetString()!;
        var code = await calls.CodeAsync(phone);
        Assert.False((await calls.VerifyAsync(id, WrongCode, "v-" + Strangers[1])).Json.GetProperty("valid").GetBoolean());
        await calls.VerifyAsync(id, WrongCode, "v-" + Strangers[1]);
        await calls.VerifyAsync(id, code, "v-" + Strangers[1]);
        await calls.PostAsync($"/v1/otp/{id}/resend", """{"new_code":true}""", "r-" + Strangers[1]);
        await calls.PostAsync($"/v1/otp/{id}/resend", """{"channel":"sms"}""");
        await calls.GetAsync("/v1/otp/" + id);
        Assert.True((await calls.VerifyAsync(id, code, path: "/v1/whatsapp/otp/verify")).Json.GetProperty("valid").GetBoolean());
        Assert.Equal(422, (await calls.VerifyAsync(id, code)).Status);
        await calls.PostAsync($"/v1/otp/{id}/cancel", "");
        await calls.GetAsync("/v1/whatsapp/otp/" + id);
    }

    private async Task CancelAsync(string phone)
    {
        var found = await calls.PostAsync("/v1/otp/search", $$"""{"phone":"{{phone}}","limit":1}""");
        var id = found.Json.GetProperty("items")[0].GetProperty("otp_id").GetString()!;
        var code = await calls.CodeAsync(phone);
        await calls.PostAsync($"/v1/otp/{id}/cancel", $$"""{"code":"{{code}}"}""");
        Assert.Equal(410, (await calls.VerifyAsync(id, code)).Status);
    }

    private async Task AskWronglyAsync()
    {
        var (phone, other) = (Strangers[2], Uri.EscapeDataString(Strangers[3]));
        string[] bodies =
        [
            $"{phone}", $"\"{phone}\"", $"{{\"phone\":\"{phone}", $"{{\"phone\":\"{phone}\",\"code\":\"{OwnCode}\"}}", $"{{\"phone\":{phone[1..]}}}",
            $"{{\"phone\":\"{phone}x\",\"otp_id\":\"{phone}\",\"code\":{OwnCode}}}", $"{{\"phone\":[\"{phone}\"],\"code\":\"{OwnCode}x\",\"otp_id\":\"x\"}}",
            $"{{\"{phone}\":1,\"{phone}\":2}}", $"{{\"phone\":\"00{phone[1..]}\",\"template\":\"{phone}\",\"channel\":\"{OwnCode}\",\"locale\":\"{OwnCode}0\"}}",
            $"{{\"phone\":\"{phone}\",\"length\":\"{OwnCode}\",\"expires_in\":{OwnCode},\"max_attempts\":{OwnCode},\"metadata\":\"{phone}\"}}",
            $"{{\"client_reference\":{OwnCode},\"cursor\":\"{phone}\",\"limit\":{OwnCode}}}", $"{{\"otp_id\":\"otp_00000000000000000000000000\",\"code\":\"{OwnCode}\"}}",
            $"{{\"otp_id\":\"{phone}\",\"code\":\"{OwnCode}\"}}", $"{{\"phone\":\"{phone}\",\"template\":\"{phone}\"}}", $"{{\"cursor\":\"{phone}\",\"phone\":\"{phone}\"}}",
            $"{{\"new_code\":\"{OwnCode}\",\"channel\":\"{phone}\"}}", $"phone={Uri.EscapeDataString(phone)}&code={OwnCode}",
        ];
        foreach (var body in bodies)
        {
            foreach (var path in (string[])["send", "verify", "search", $"{other}/resend", "otp_00000000000000000000000000/resend", $"{other}/cancel"])
            {
                Told told = await calls.PostAsync("/v1/otp/" + path, body, $"bad key {phone}");
                Assert.True(told.Status is >= 400 and < 500 || path == "search", $"{path} {body}: {told.Text}");
                await calls.PostAsync("/v1/otp/" + path, body, contentType: "text/plain; phone=" + phone);
            }
        }

        foreach (var path in (string[])[
            $"/{other}", $"/v1/otp/{other}", $"/v1/otp/{Strangers[3]}", $"/v1/whatsapp/otp/{other}?code={OwnCode}", $"/v1/otp/send?phone={other}&code={OwnCode}",
            $"/v1/{other}/otp?x={other}", $"/sandbox/messages?phone={other}x", $"/sandbox/messages?limit={OwnCode}9", $"/inbox/{other}", $"/metrics/{other}",
            $"/v1/otp/search?phone={other}", $"/v1/otp/otp_00000000000000000000000000?access_token={other}"])
        {
            Assert.True((await calls.GetAsync(path)).Status >= 400, path);
            await calls.CallAsync(HttpMethod.Put, path);
            await calls.CallAsync(HttpMethod.Get, path, r => r.Headers.Authorization = new("Bearer", $"oat_{other[3..]}{OwnCode}{new string('x', 24)}"));
            await calls.CallAsync(HttpMethod.Get, path, r =>
            {
                r.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{phone}:{OwnCode}")));
                foreach (var name in (string[])["User-Agent", "X-Request-Id", "Referer", "X-Forwarded-For", "tracestate", "From", "Cookie", "Accept"])
                {
                    r.Headers.TryAddWithoutValidation(name, $"a={phone}");
                }
            });
        }
    }

    /// <summary>Requests that are not even HTTP.</summary>
    private async Task AskBrokenlyAsync()
    {
        var phone = Strangers[4];
        foreach (var request in (string[])[
            $"{phone}\r\n\r\n", $"GET /{phone} HTTP/9.9\r\nHost: a\r\n\r\n", $"GET /{phone}{new string('9', 5000)} HTTP/1.1\r\nHost: a\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: {phone} x\r\n\r\n", $"GET / HTTP/1.1\r\nHost: a\r\n{phone}\r\n\r\n", $"GET / HTTP/1.1\r\nHost: a\r\n{phone}: {OwnCode}\u0001\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: a\r\nX: {phone}{new string('9', 20_000)}\r\n\r\n", $"{phone} / HTTP/1.1\r\nHost: a\r\n\r\n", $"GET {phone} HTTP/1.1\r\nHost: a\r\n\r\n",
            $"POST /v1/otp/send HTTP/1.1\r\nHost: a\r\nContent-Length: {phone}\r\n\r\n", $"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: {phone}\r\n\r\n",
            $"POST /v1/otp/send HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\n{{\"phone\":\"{phone}\"", $"GET /%{phone} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"])
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            try
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
                client.Client.Shutdown(SocketShutdown.Send);
                calls.Search.In("answer to a broken request", await reader.ReadToEndAsync());
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // A server may close the door on somebody who is still talking.
            }
        }
    }
}
