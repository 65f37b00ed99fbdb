using Microsoft.Extensions.Logging;
using OtpActors.Grains.Alarms;

namespace OtpActors.Grains.Tests.Alarms;

/// <summary>What wakes the OTPs of a silo.</summary>
public sealed class RingerTests
{
    /// <summary>A silo that stops is still rung by its clock for a moment: no error, and nobody is woken (A112).</summary>
    [Fact]
    public async Task Ring_AfterTheEnd_WakesNobodyAndComplainsNot()
    {
        var log = new Listener();
        var woken = 0;
        var ringer = new Ringer(
            (_, _) =>
            {
                Interlocked.Increment(ref woken);
                return ValueTask.CompletedTask;
            },
            log);
        ringer.Dispose();

        ringer.Ring(7);

        Assert.Equal(LogLevel.Debug, await log.First.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, woken);
    }

    private sealed class Listener : ILogger<Ringer>
    {
        private readonly TaskCompletionSource<LogLevel> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<LogLevel> First => _first.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _first.TrySetResult(logLevel);
    }
}
