namespace OtpActors.History.Recording;

/// <summary>All clients of a run.</summary>
internal sealed class Workload(int seed, int clients, IRecorder recorder, OperationLog log, ServerGate gate, RunClock clock)
{
    /// <summary>How long a client waits before it tries again to reach a server that is not there.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly OtpPool _otps = new();
    private readonly Unsettled _unsettled = new(clock);
    private readonly Answered _answered = new();
    private readonly PhoneBook _phones = new(seed);

    /// <summary>Calls at full speed until it is told to stop or the log is full; calls in flight are waited for.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, clients).Select(n => Task.Run(() => RunAsync(n, stop), CancellationToken.None)));

    /// <summary>
    /// Asks for every known OTP once, repeats answered calls, and asks until <paramref name="settleTime"/> is over for what became of
    /// lost ones.
    /// </summary>
    public async Task SweepAsync(TimeSpan settleTime)
    {
        var client = NewClient(clients);
        var atATime = new ParallelOptions { MaxDegreeOfParallelism = clients };
        await Parallel.ForEachAsync(_otps.All(), atATime, async (otp, _) => await client.ReadAsync(otp));
        await Parallel.ForEachAsync(_answered.All(), atATime, async (call, _) => await client.RepeatAsync(call));

        var until = clock.Now + settleTime;
        while (_unsettled.Count > 0 && clock.Now < until)
        {
            for (var i = _unsettled.Count; i > 0; i--)
            {
                await client.RetryAsync();
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    private async Task RunAsync(int number, CancellationToken stop)
    {
        var client = NewClient(number);
        while (!stop.IsCancellationRequested && !log.IsFull)
        {
            await gate.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested && !await client.StepAsync())
            {
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Client NewClient(int number) =>
        new($"history-{seed}-{number}", new Random(unchecked((seed * 1009) + number)), recorder, _phones, _otps, _unsettled, _answered);
}
