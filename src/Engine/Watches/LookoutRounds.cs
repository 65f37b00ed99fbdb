using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;

namespace OtpActors.Engine.Watches;

/// <summary>Every other second: reports what this process saw, learns what to stop, keeps the refusals.</summary>
internal sealed partial class LookoutRounds(
    Lookout lookout,
    IActors actors,
    WatchActor watches,
    IWorkspaces workspaces,
    JournalBook journals,
    KeyedNames names,
    EngineMetrics metrics,
    TimeProvider clock,
    ILogger<LookoutRounds> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private ITimer? _timer;
    private int _busy;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(_ => _ = RoundAsync(), null, Every, Every);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        if (!await LastRound.EndsAsync(RoundAsync(), clock, cancellationToken))
        {
            LogLeft(logger);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private async Task RoundAsync()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return;
        }

        foreach (var (workspace, tally) in lookout.All)
        {
            try
            {
                await ReportAsync(workspace, tally);
            }
            catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
            {
                LogLost(logger, workspace.ToString(), e.GetType().Name);
            }
#pragma warning disable CA1031 // A timer's round has nobody to throw to; whatever it is, the next workspace's turn comes.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(logger, e);
            }
        }

        Volatile.Write(ref _busy, 0);
    }

    private async Task ReportAsync(WorkspaceId workspace, Tally tally)
    {
        var (seen, entries, dropped) = tally.Take();
        var counted = !seen.Counts.IsEmpty || seen.Wrong + seen.Right > 0;
        if (counted || !tally.Alarms.IsEmpty || !entries.IsEmpty)
        {
            WatchRequest request = counted && workspaces.Find(workspace) is { } settings ? new WatchRequest.Report(seen, settings.Watch) : WatchRequest.Read.Instance;
            var reply = await actors.AskAsync(watches, names.Record("watch", workspace.ToString()), request);
            tally.Alarms = reply.Answer.Alarms;
            entries = entries.AddRange(reply.Answer.Raised.Select(alarm => Raise(workspace, alarm)));
            await reply.Saved;
        }

        if (dropped > 0)
        {
            entries = entries.Add(new JournalEntry(0, clock.Moment(), "not_kept", "system", null, string.Create(CultureInfo.InvariantCulture, $"{dropped} more refusals")));
        }

        if (!entries.IsEmpty)
        {
            await journals.AppendAsync(JournalName.Refusals(workspace), entries);
        }
    }

    private JournalEntry Raise(WorkspaceId workspace, WatchAlarm alarm)
    {
        metrics.Alarm(alarm.Kind, alarm.Severe);

        // A prefix is most of a number, which no log may hold (A84): the admin API tells which one.
        LogAlarm(logger, workspace.ToString(), alarm.Kind == WatchKind.Prefix ? "a prefix" : alarm.Name, alarm.Good, alarm.Of, alarm.Severe);
        return new JournalEntry(
            0, alarm.At, alarm.Severe ? "alarm.severe" : "alarm", "system", null, string.Create(CultureInfo.InvariantCulture, $"{alarm.Name}: {alarm.Good} of {alarm.Of} verified"));
    }
}
