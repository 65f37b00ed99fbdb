using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace OtpActors.Http.Hosting;

/// <summary>The log: one line for each entry, times in UTC, the framework only when it warns.</summary>
public static class ConsoleLog
{
    private const string Framework = "Microsoft.AspNetCore";

    /// <summary>Configures it.</summary>
    /// <param name="logging">The host's log.</param>
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(static options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            options.ColorBehavior = LoggerColorBehavior.Default;
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);

        // A start that fails is told as a sentence; this category would add the stack trace. What kills a running host is Critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.Services.PostConfigure<LoggerFilterOptions>(Quieten);
    }

    /// <summary>
    /// Below a warning the framework writes request targets, headers and what of them it could not read, where callers put numbers and codes. No
    /// configuration may turn that on (A84).
    /// </summary>
    private static void Quieten(LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.Where(static r => r.CategoryName is { } category && Reaches(category) && r.LogLevel is not >= LogLevel.Warning).ToArray())
        {
            options.Rules.Remove(rule);
        }

        // Rules for one provider win over those for all.
        foreach (var provider in (string?[])[null, typeof(ConsoleLoggerProvider).FullName])
        {
            options.Rules.Add(new LoggerFilterRule(provider, Framework, LogLevel.Warning, null));

            // Even one enabled level here costs every request an Activity; the front end logs its own failures.
            options.Rules.Add(new LoggerFilterRule(provider, Framework + ".Hosting.Diagnostics", LogLevel.None, null));
        }
    }

    // A name may hold one * that stands for anything.
    private static bool Reaches(string category) =>
        category.StartsWith(Framework, StringComparison.OrdinalIgnoreCase)
        || (category.Split('*') is [var before, _] && Framework.StartsWith(before, StringComparison.OrdinalIgnoreCase));
}
