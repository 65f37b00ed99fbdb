using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace OtpActors.Api.Tests;

/// <summary>The executable as a process of its own, at a free port.</summary>
internal sealed partial class ApiProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];

    private ApiProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; private set; } = new("http://localhost");

    public string Output => string.Join('\n', _lines);

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ApiProcess> ListeningAsync(TemporaryFolder folder, string[]? args = null, params (string Name, string Value)[] environment)
    {
        var api = Start(folder, args ?? ["--urls", "http://127.0.0.1:0"], environment);
        using var patience = new CancellationTokenSource(Patience);
        while (await api._process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            api._lines.Add(line);
            if (Listening().Match(line) is { Success: true } found)
            {
                api.Address = new Uri(found.Groups[1].Value);
            }

            if (line.Contains("Ctrl-C stops", StringComparison.Ordinal))
            {
                return api;
            }
        }

        throw new InvalidOperationException($"The process ended: {await api._errors}");
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> EndedAsync(
        TemporaryFolder folder, string[]? args = null, params (string Name, string Value)[] environment)
    {
        await using var api = Start(folder, args ?? ["--urls", "http://127.0.0.1:0"], environment);
        using var patience = new CancellationTokenSource(Patience);
        var output = await api._process.StandardOutput.ReadToEndAsync(patience.Token);
        await api._process.WaitForExitAsync(patience.Token);
        return (api._process.ExitCode, output, await api._errors);
    }

    /// <summary>Asks it to end, as orchestrators do.</summary>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, Kill(_process.Id, Terminate));
        using var patience = new CancellationTokenSource(Patience);
        _lines.Add(await _process.StandardOutput.ReadToEndAsync(patience.Token));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _errors;
        _process.Dispose();
    }

    private static ApiProcess Start(TemporaryFolder folder, string[] args, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OtpActors.Api.dll"), .. args])
        {
            WorkingDirectory = folder.Path,
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

        return new ApiProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
    }

    [GeneratedRegex(@"listens on (http://\S+?)(,|$)")]
    private static partial Regex Listening();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
