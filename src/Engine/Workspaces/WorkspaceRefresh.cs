using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Workspaces;

/// <summary>
/// Keeps the snapshot of this process fresh: asks the registry every second which workspaces changed, and reads those. A change acts everywhere within
/// two such rounds.
/// </summary>
internal sealed partial class WorkspaceRefresh(
    IActors actors,
    RegistryActor registry,
    WorkspaceActor workspaces,
    WorkspaceSnapshot snapshot,
    KeyedNames names,
    TimeProvider clock,
    ILogger<WorkspaceRefresh> logger) : IHostedService, IDisposable
{
    private const int RoundsPerUse = 60;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private ITimer? _timer;
    private HashSet<WorkspaceId> _unread = [];
    private long _known;
    private int _rounds;
    private int _busy;

    /// <summary>Reads all workspaces before any request is served.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync();
        _timer = clock.CreateTimer(_ => _ = RoundAsync(), null, Every, Every);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        if (!await LastRound.EndsAsync(RoundAsync(last: true), clock, cancellationToken))
        {
            LogLeft(logger);
        }
    }

    /// <summary>Reads what changed, and again what could not be read before.</summary>
    public async Task RefreshAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var polled = await actors.AskAsync(registry, names.Record("registry"), new RegistryRequest.Poll(_known));
            await polled.Saved;
            var read = new List<Workspace>();
            var unread = new HashSet<WorkspaceId>();
            foreach (var id in polled.Answer.Stale.Union(_unread))
            {
                try
                {
                    var reply = await actors.AskAsync(workspaces, Id(id), WorkspaceRequest.Read.Instance);
                    await reply.Saved;
                    if (reply.Answer.Workspace is { } workspace && workspace.Revision != snapshot.Read(id)?.Revision)
                    {
                        read.Add(workspace);
                    }
                }
                catch (Exception e) when (e is OverloadedException or StorageUnavailableException or InvalidDataException)
                {
                    // One record that cannot be read stops nobody else's changes; it is tried again in every round, and told once.
                    unread.Add(id);
                    if (!_unread.Contains(id))
                    {
                        LogUnread(logger, id.ToString(), e);
                    }
                }
            }

            snapshot.Change(read);
            (_known, _unread) = (polled.Answer.Change, unread);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _turn.Dispose();
    }

    private UInt128 Id(WorkspaceId workspace) => names.Record("workspace", workspace.ToString());

    private async Task RoundAsync(bool last = false)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            // The round before is still at it: storage is slow.
            return;
        }

        try
        {
            if (last || ++_rounds % RoundsPerUse == 0)
            {
                await NoteUsesAsync();
            }

            if (!last)
            {
                await RefreshAsync();
            }
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // What is known stays; the next round tries again.
            LogPutOff(logger, e.GetType().Name);
        }
#pragma warning disable CA1031 // A timer's round has nobody to throw to; whatever it is, the next round goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private async Task NoteUsesAsync()
    {
        foreach (var uses in snapshot.NewUses())
        {
            var id = Id(uses.Key);
            var reply = await actors.AskAsync(workspaces, id, WorkspaceRequest.Read.Instance);
            await reply.Saved;
            if (reply.Answer.Workspace is not { } workspace)
            {
                continue;
            }

            var noted = workspace.WithUse(uses.ToDictionary(static u => u.Key, static u => u.At));
            if (!ReferenceEquals(noted, workspace))
            {
                // Refused when somebody changed it meanwhile: then the next round notes it.
                var put = await actors.AskAsync(workspaces, id, new WorkspaceRequest.Put(noted));
                await put.Saved;
                snapshot.Change(put.Answer is { Outcome: WorkspaceOutcome.Done, Workspace: { } now } ? [now] : []);
            }
        }
    }
}
