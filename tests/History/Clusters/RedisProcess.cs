using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OtpActors.History.Chaos;

namespace OtpActors.History.Clusters;

/// <summary>A Redis with an append-only file, as the operations guide wants it.</summary>
internal sealed class RedisProcess(string folder) : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(25);

    private readonly int _port = ServerProcess.FreePort();
    private Process? _process;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Whether there is a Redis to start on this machine.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(static path => File.Exists(Path.Combine(path, "redis-server")));

    /// <summary>Starts it, with what its file holds, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        var arguments = string.Create(
            CultureInfo.InvariantCulture,
            $"--bind 127.0.0.1 --port {_port} --save '' --appendonly yes --appendfsync everysec --maxmemory-policy noeviction");
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", $"exec redis-server {arguments} --logfile redis.log" },
            WorkingDirectory = folder,
        });
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process is not { HasExited: false } || Stopwatch.GetElapsedTime(began) > StartTimeout)
            {
                throw new InvalidOperationException($"Redis did not start; see {folder}/redis.log.");
            }
            await Task.Delay(PollEvery);
        }
    }

    /// <summary>Ends it by a signal.</summary>
    public async Task StopAsync(string signal)
    {
        if (_process is { HasExited: false } running)
        {
            using var kill = Process.Start("kill", ["-" + signal, running.Id.ToString(CultureInfo.InvariantCulture)]);
            await running.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
        }
        _process?.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[64];
            var length = await stream.ReadAsync(answer);
            // While it loads its file it answers with an error.
            return answer.AsSpan(0, length).StartsWith("+PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
