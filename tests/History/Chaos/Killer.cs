using OtpActors.History.Recording;

namespace OtpActors.History.Chaos;

/// <summary>Kills the server at random times and starts it again, and writes down when it was dead.</summary>
internal sealed class Killer(ServerProcess server, OperationLog log, ServerGate gate, RunClock clock, Random random, HistoryRunOptions options)
{
    private readonly List<TimeSpan> _deaths = [];

    public IReadOnlyList<TimeSpan> Deaths => _deaths;

    /// <summary>Runs until all kills are done and the server lived once more, or the time is over.</summary>
    /// <returns>Null, or what the server did that nobody asked for.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await LetLiveAsync(stop);
            if (server.HasExited)
            {
                return "the server ended by itself";
            }
            if (_deaths.Count >= options.Kills || stop.IsCancellationRequested)
            {
                return null;
            }
            await server.KillAsync();
            gate.Close();
            _deaths.Add(clock.Now);
            try
            {
                await server.StartAsync(options.ReadyTimeout, CancellationToken.None);
            }
            catch (InvalidOperationException e)
            {
                return "after a kill: " + e.Message;
            }
            gate.Open();
        }
    }

    private async Task LetLiveAsync(CancellationToken stop)
    {
        var enough = log.ReachedAsync(log.Count + options.MinOperationsPerLife);
        await Task.Delay(Lifetime(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task either = Task.WhenAny(enough, server.EndedAsync());
        await either.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan Lifetime() => options.MinLifetime + (random.NextDouble() * (options.MaxLifetime - options.MinLifetime));
}
