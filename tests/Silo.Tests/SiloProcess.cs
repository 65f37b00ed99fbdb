using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OtpActors.Testing;

namespace OtpActors.Silo.Tests;

/// <summary>The executable as a process of its own, at free ports.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    public const string Key = "oat_0123456789abcdef0123456789abcdef";

    private const string AdminKey = "admin-0123456789abcdef0123456789abcdef";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly StringBuilder _output = new();

    private SiloProcess(Process process, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(40) };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The settings of one process of a cluster on a Redis.</summary>
    public static (string Name, string Value)[] Cluster(string redis) =>
    [
        ("OtpActors__Redis", redis),
        ("OtpActors__BootstrapKey", Key),
        ("OtpActors__AdminKey", AdminKey),
        ("OtpActors__PhoneKey", Convert.ToBase64String(new byte[32])),
        ("OtpActors__CodeKeys__0", "k1:" + Convert.ToBase64String(new byte[32])),
        ("OtpActors__Silo__Address", "127.0.0.1"),
        ("OtpActors__Silo__Port", Loopback.FreePort().ToString(CultureInfo.InvariantCulture)),
        ("OtpActors__Silo__GatewayPort", Loopback.FreePort().ToString(CultureInfo.InvariantCulture)),
        ("OtpActors__Limits__WorkspacePerSecond", "0"),
        ("OtpActors__DrainSeconds", "0"),
        ("OtpActors__Sandbox", "true"),
    ];

    public static async Task<SiloProcess> ReadyAsync(string[] args, params (string Name, string Value)[] environment)
    {
        var silo = Start(args, environment);
        using var patience = new CancellationTokenSource(Patience);
        while (await silo.StatusAsync("/healthz/ready") != 200)
        {
            Assert.False(silo._process.HasExited, silo.Output);
            patience.Token.ThrowIfCancellationRequested();
        }

        return silo;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output)> EndedAsync(string[] args, params (string Name, string Value)[] environment)
    {
        await using var silo = Start(args, environment);
        await silo._process.WaitForExitAsync().WaitAsync(Patience);
        return (silo._process.ExitCode, silo.Output);
    }

    public async Task<int> StatusAsync(string path)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>Asks the admin API.</summary>
    public Task<(int Status, JsonElement Json)> AdminAsync(HttpMethod method, string path, string? body = null) => AskAsync(method, "/admin/v1" + path, body, AdminKey);

    /// <summary>Sends with another key.</summary>
    public Task<(int Status, JsonElement Json)> SendAsync(string phone, string key) =>
        AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{phone}}"}""", key);

    public Task<(int Status, JsonElement Json)> GetAsync(string path) => AskAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonElement Json)> PostAsync(string path, string body) => AskAsync(HttpMethod.Post, path, body);

    /// <summary>Sends, which must succeed.</summary>
    public async Task<string> SentAsync(string phone, string more = "")
    {
        var (status, json) = await PostAsync("/v1/otp/send", $$"""{"phone":"{{phone}}"{{more}}}""");
        Assert.True(status == 200, json.ToString());
        return json.GetProperty("otp_id").GetString()!;
    }

    public async Task<string> CodeAsync(string phone)
    {
        var (_, messages) = await GetAsync("/sandbox/messages?limit=1&phone=" + Uri.EscapeDataString(phone));
        return messages[0].GetProperty("code").GetString()!;
    }

    /// <summary>Asks until the OTP looks as expected.</summary>
    public async Task<JsonElement> UntilAsync(string otp, Func<JsonElement, bool> expected, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (status, json) = await GetAsync("/v1/otp/" + otp);
            if (status == 200 && expected(json))
            {
                return json;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < patience, $"The OTP never came to look as expected: {status} {json}");
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _client.Dispose();
        _process.Dispose();
    }

    private static SiloProcess Start(string[] args, (string Name, string Value)[] environment)
    {
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "OtpActors.Silo.dll"), "--urls", $"http://127.0.0.1:{port}", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static n => n.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new SiloProcess(Process.Start(start)!, port);
    }

    private async Task<(int Status, JsonElement Json)> AskAsync(HttpMethod method, string path, string? body, string key = Key)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode, bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
