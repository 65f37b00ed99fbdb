using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>All activities of this process, with all that they carry, and all exceptions that were thrown, even those that somebody caught.</summary>
internal sealed class Traces : IDisposable
{
    private readonly ConcurrentQueue<(string Place, string Content)> _seen = new();
    private readonly ActivityListener _listener;

    public Traces()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _seen.Enqueue(("activity " + activity.OperationName, Text(activity))),
        };
        ActivitySource.AddActivityListener(_listener);
        AppDomain.CurrentDomain.FirstChanceException += Keep;
    }

    public IEnumerable<(string Place, string Content)> Seen => _seen;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Keep;
        _listener.Dispose();
    }

    private static string Text(Activity activity) => string.Join('\n', [
        activity.DisplayName, activity.StatusDescription, activity.TraceStateString,
        .. activity.TagObjects.Select(Text),
        .. activity.Baggage.Select(static b => $"{b.Key}={b.Value}"),
        .. activity.Events.SelectMany(static e => e.Tags.Select(Text).Prepend(e.Name)),
        .. activity.Links.SelectMany(static l => l.Tags?.Select(Text) ?? []),
    ]);

    private static string Text(KeyValuePair<string, object?> tag) => $"{tag.Key}={tag.Value}";

    private void Keep(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // Kestrel quotes what is no HTTP in an exception that it keeps to itself.
        if (thrown.Exception is not BadHttpRequestException)
        {
            _seen.Enqueue(("exception", thrown.Exception.Message));
        }
    }
}
