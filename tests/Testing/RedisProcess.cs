using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OtpActors.Testing;

/// <summary>A Redis with an append-only file, as the operations guide wants it, on a free loopback port.</summary>
/// <param name="folder">Where its data is and stays.</param>
/// <param name="more">More of its options, which win.</param>
public sealed class RedisProcess(string folder, params string[] more) : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly int _port = Loopback.FreePort();
    private Process? _process;

    /// <summary>The port.</summary>
    public int Port => _port;

    /// <summary>Host and port.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Whether there is a Redis to start on this machine.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(static path => File.Exists(Path.Combine(path, "redis-server")));

    /// <summary>Starts it, with what its file holds, and waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    /// <exception cref="TimeoutException">It said nothing for half a minute.</exception>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--bind", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "yes",
                "--appendfsync", "everysec", "--maxmemory-policy", "noeviction", .. more])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var said = new StringBuilder();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"Redis did not start. It said: {said}"));
            }
            else if (!ready.Task.IsCompleted)
            {
                said.AppendLine(line.Data);
                if (line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
                {
                    ready.TrySetResult();
                }
            }
        };
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(StartTimeout);
    }

    /// <summary>Ends it by a signal.</summary>
    /// <param name="signal">Its name, as kill takes it.</param>
    public async Task StopAsync(string signal)
    {
        if (_process is { HasExited: false } running)
        {
            using var kill = Process.Start("kill", ["-" + signal, running.Id.ToString(CultureInfo.InvariantCulture)]);
            await running.WaitForExitAsync();
        }
    }

    /// <summary>Kills it; the data stay.</summary>
    public void Dispose()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
            running.WaitForExit();
        }
        _process?.Dispose();
    }
}
