using System.Globalization;
using OtpActors.History.Judging;
using OtpActors.History.Recording;

namespace OtpActors.History.Clusters;

/// <summary>Does one fault after the other, lets the cluster recover, and writes down what was felt.</summary>
internal sealed class Faults(Cluster cluster, ClusterOptions options, ClientFeelings feelings, RunClock clock, Random random, TextWriter output)
{
    /// <summary>A silo that was declared dead learns of it within a refresh of the membership table, and leaves.</summary>
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan DeclaredDeadAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DrainsWithin = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(60);

    private readonly List<Fault> _done = [];
    private readonly List<TimeSpan> _inboxLosses = [];
    private readonly List<Violation> _violations = [];
    private string _remark = "";

    public IReadOnlyList<Fault> Done => _done;

    public IReadOnlyList<TimeSpan> InboxLosses => _inboxLosses;

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Runs until all faults are done, the time is over, or the cluster does not recover.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await CallsAsync();
        foreach (var kind in Schedule())
        {
            if (stop.IsCancellationRequested || !await DoAsync(kind))
            {
                return;
            }
        }
    }

    private IEnumerable<FaultKind> Schedule()
    {
        var kinds = options.Kinds.Count > 0 ? options.Kinds.ToArray() : Enum.GetValues<FaultKind>();
        for (var i = 0; i < options.Faults; i++)
        {
            if (i % kinds.Length == 0 && options.Kinds.Count == 0)
            {
                random.Shuffle(kinds);
            }
            yield return kinds[i % kinds.Length];
        }
    }

    private async Task<bool> DoAsync(FaultKind kind)
    {
        _remark = "";
        if (kind == FaultKind.RollingRestart)
        {
            await EarlierCallsAsync();
        }
        feelings.Look();
        var at = clock.Now;
        string target;
        TimeSpan over;
        try
        {
            (target, over) = kind switch
            {
                FaultKind.SiloKilled => await KillAsync(cluster.Silos[random.Next(cluster.Silos.Count)], hasInbox: true),
                FaultKind.FrontEndKilled => await KillAsync(cluster.FrontEnds[random.Next(cluster.FrontEnds.Count)], hasInbox: false),
                FaultKind.SiloFrozen => await FreezeAsync(cluster.Silos[random.Next(cluster.Silos.Count)]),
                FaultKind.RedisAway => await StopRedisAsync(random.Next(2) == 0 ? "TERM" : "KILL"),
                FaultKind.RollingRestart => await RollAsync(),
            };
        }
        catch (InvalidOperationException e)
        {
            Blame(Rule.ServerStaysUp, $"after {kind}: {e.Message}");
            return false;
        }
        var trouble = await cluster.ReadyAsync();
        var ready = clock.Now;
        var answers = trouble is null && await CallsAsync();
        var (lost, failed, failures, silence) = feelings.Look();
        var fault = new Fault(kind, target, at)
        {
            ReadyAt = ready,
            Recovery = ready - over,
            Lost = lost,
            Failed = failed,
            Silence = silence,
            Remark = string.Join("; ", new[] { _remark, failures }.Where(static r => r.Length > 0)),
        };
        _done.Add(fault);
        await output.WriteLineAsync(fault.ToString());
        if (kind == FaultKind.RollingRestart && failed > 0)
        {
            Blame(Rule.RestartUnnoticed, $"{failed} calls failed in a rolling restart, with one retry each: {failures}");
        }
        if (!answers)
        {
            Blame(Rule.ServerStaysUp, $"after {kind} {target}: {trouble ?? "all are ready, and calls are not answered"}");
        }
        return answers;
    }

    private async Task<(string, TimeSpan)> KillAsync(Member member, bool hasInbox)
    {
        await member.Process.KillAsync();
        if (hasInbox)
        {
            _inboxLosses.Add(clock.Now);
        }
        var absence = random.NextDouble() * options.Absence;
        await Task.Delay(absence);
        _remark = string.Create(CultureInfo.InvariantCulture, $"away for {absence.TotalSeconds:F1} s");
        var over = clock.Now;
        await cluster.RestartAsync(member);
        return (member.Name, over);
    }

    private async Task<(string, TimeSpan)> FreezeAsync(Member silo)
    {
        silo.Freeze();

        // Given up by the others, it is not asked any more.
        _inboxLosses.Add(clock.Now);
        await Task.Delay(options.Freeze);
        var over = clock.Now;
        silo.Thaw();
        if (options.Freeze >= DeclaredDeadAfter)
        {
            var left = await silo.Process.EndsWithinAsync(LeavesWithin);
            _remark = left
                ? string.Create(CultureInfo.InvariantCulture, $"left {(clock.Now - over).TotalSeconds:F1} s after it woke, with exit code {silo.Process.ExitCode}")
                : "did not leave";
            if (left)
            {
                _inboxLosses.Add(clock.Now);
                await cluster.RestartAsync(silo);
            }
        }
        return (silo.Name, over);
    }

    private async Task<(string, TimeSpan)> StopRedisAsync(string signal)
    {
        await cluster.Redis.StopAsync(signal);
        await Task.Delay(options.Outage);
        var over = clock.Now;
        await cluster.Redis.StartAsync();
        return ($"by SIG{signal}", over);
    }

    private async Task<(string, TimeSpan)> RollAsync()
    {
        var over = clock.Now;
        foreach (var member in cluster.All)
        {
            member.Leave();
            if (!await member.Process.EndsWithinAsync(DrainsWithin))
            {
                throw new InvalidOperationException($"{member.Name} did not stop within {DrainsWithin.TotalSeconds} s of SIGTERM");
            }
            if (member.Process.ExitCode != 0)
            {
                Blame(Rule.ServerStaysUp, $"{member.Name} was stopped by SIGTERM and ended with exit code {member.Process.ExitCode}");
            }
            _inboxLosses.Add(clock.Now);
            over = clock.Now;
            await cluster.RestartAsync(member);
        }
        return ("of all", over);
    }

    /// <summary>A restart is judged by its own losses: calls that met the fault before it come to their end first.</summary>
    private async Task EarlierCallsAsync()
    {
        var (last, until) = (feelings.LastBegun, clock.Now + AnswersWithin);
        while (!feelings.HaveEnded(last) && clock.Now < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Waits for some answered calls.</summary>
    private async Task<bool> CallsAsync()
    {
        var (enough, until) = (feelings.AnsweredCount + options.CallsBetween, clock.Now + AnswersWithin);
        while (feelings.AnsweredCount < enough && clock.Now < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        return feelings.AnsweredCount >= enough;
    }

    private void Blame(Rule rule, string what) => _violations.Add(new Violation(rule, what, "", null, []));
}
