using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OtpActors.Testing;

namespace OtpActors.Api.Tests;

/// <summary>A real server process on a folder and a free port of loopback.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Key = "oat_0123456789abcdefghijklmnopqrstuv";

    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly HttpClient _client;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public HttpClient Client => _client;

    /// <summary>All that the process printed so far.</summary>
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

    /// <summary>Starts a program of this solution and waits until it is ready.</summary>
    /// <param name="assembly">The program, such as <c>OtpActors.Api</c>.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="environment">More environment.</param>
    public static async Task<ServerProcess> StartAsync(string assembly, string folder, params (string Name, string Value)[] environment)
    {
        var server = Launch(assembly, Loopback.FreePort(), folder, environment);
        var started = TimeProvider.System.GetTimestamp();
        while (!await server.IsReadyAsync())
        {
            if (server._process.HasExited || TimeProvider.System.GetElapsedTime(started) > StartMax)
            {
                throw new InvalidOperationException($"The server did not start:\n{server.Output}");
            }

            await Task.Yield();
        }

        return server;
    }

    /// <summary>Starts a program that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string assembly, int port, string folder, params (string Name, string Value)[] environment)
    {
        await using var server = Launch(assembly, port, folder, environment);
        await server._process.WaitForExitAsync().WaitAsync(StartMax);
        return (server._process.ExitCode, server.Output);
    }

    /// <summary>Runs a program of this solution with arguments of its own until it ends.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(string assembly, string[] args, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(StartMax);
        return (process.ExitCode, await output + await error);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)> PostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await _client.SendAsync(request);
        return (response.StatusCode, await ReadAsync(response), response.Headers);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await ReadAsync(response));
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
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(StartMax);
        return _process.ExitCode;
    }

    public Task EndedAsync() => _process.WaitForExitAsync().WaitAsync(StartMax);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _client.Dispose();
        _process.Dispose();
    }

    private static ServerProcess Launch(string assembly, int port, string folder, (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), "--urls", address.ToString(), "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OtpActors__BootstrapKey"] = Key;
        start.Environment["OtpActors__Limits__WorkspacePerSecond"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!, address);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
