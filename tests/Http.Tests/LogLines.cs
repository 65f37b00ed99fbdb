using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Tests;

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IEnumerable<string> Errors => _lines.Where(static l => l.Level >= LogLevel.Warning).Select(static l => l.Text);

    public string All => string.Join('\n', _lines.Select(static l => l.Text));

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, _lines);

    public void Dispose() => _lines.Clear();

    private sealed class Lines(string category, ConcurrentQueue<(LogLevel Level, string Text)> to) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            to.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
