using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using OtpActors.Testing;

namespace OtpActors.History.Chaos;

/// <summary>
/// A server that is started by a shell command, killed with SIGKILL and started again on the same data and port. The command has to
/// become the server itself (<c>dotnet OtpActors.Api.dll</c>, not <c>dotnet run</c>): only its process is killed.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(25);

    private readonly string _command;
    private readonly string _log;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly HttpClient _health;
    private Process? _process;

    public ServerProcess(string command, string log, IReadOnlyDictionary<string, string> environment)
    {
        _command = command;
        _log = log;
        _environment = environment;
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}"));
        _health = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
    }

    public Uri Url { get; }

    /// <summary>How the last process ended; meaningful when <see cref="HasExited"/>.</summary>
    public int? ExitCode => _process is { HasExited: true } ended ? ended.ExitCode : null;

    public bool HasExited => _process is null or { HasExited: true };

    /// <summary>Completes when the server has ended, killed or by itself.</summary>
    public Task EndedAsync() => _process?.WaitForExitAsync(CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time.</exception>
    public async Task StartAsync(TimeSpan readyTimeout, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"exec {_command} >>\"$HISTORY_LOG\" 2>&1" } };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }
        start.Environment["HISTORY_LOG"] = _log;
        start.Environment["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority);
        var former = _process;
        _process = Process.Start(start);
        former?.Dispose();

        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (HasExited)
            {
                throw new InvalidOperationException($"The server ended with code {ExitCode} before it was ready; see {_log}.");
            }
            if (Stopwatch.GetElapsedTime(began) > readyTimeout)
            {
                throw new InvalidOperationException($"The server was not ready within {readyTimeout.TotalSeconds} s; see {_log}.");
            }
            await Task.Delay(PollEvery, cancellationToken);
        }
    }

    /// <summary>Kills the server; it is surely dead when this returns.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
            await running.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Sends a signal (<c>STOP</c>, <c>CONT</c>, <c>TERM</c>) to the server, if it lives.</summary>
    public void Signal(string name)
    {
        if (_process is { HasExited: false } running)
        {
            using var kill = Process.Start("kill", ["-" + name, running.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }

    /// <summary>Whether the server ended within this time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        await EndedAsync().WaitAsync(time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return HasExited;
    }

    /// <summary>Whether the server says that it is ready.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _health.GetAsync(new Uri("/healthz/ready", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
        }
        _process?.Dispose();
        _health.Dispose();
    }
}
