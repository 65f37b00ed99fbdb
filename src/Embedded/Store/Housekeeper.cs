using Microsoft.Extensions.Logging;
using OtpActors.Embedded.Mailboxes;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>Brings finished rows to rest and deletes those that need not be kept, in small batches, never under an actor's feet.</summary>
internal sealed partial class Housekeeper(
    RowStore store, IReadOnlyDictionary<ActorKind, IHolds> actors, TimeSpan restAfter, TimeProvider time, ILogger logger)
{
    private const int BatchMax = 256;

    private int _running;

    /// <summary>One round; returns at once when the last one is not over.</summary>
    /// <param name="cancellationToken">Ends the round after the batch under way.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            return;
        }

        try
        {
            _ = await RestAsync(cancellationToken) && await ForgetAsync(cancellationToken);
        }
        catch (Exception e) when (e is StorageUnavailableException or OverloadedException or DatabaseException or InvalidDataException)
        {
            LogRoundFailed(e);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<bool> RestAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = (now - restAfter).ToUnixTimeMilliseconds();
        foreach (var (kind, directory) in store.Directories.All)
        {
            foreach (var shard in directory.ListRestful(before))
            {
                // Rows that were made together lie together.
                foreach (var batch in shard.OrderBy(static r => r.Id).Chunk(BatchMax))
                {
                    var writes = batch.Select(r => new RowWrite(RowChange.Rest, new ActorKey(kind, r.Key), r.Id, 0, 0, 0, now.ToUnixTimeMilliseconds(), []));
                    if (cancellationToken.IsCancellationRequested || await ChangeAsync(writes, before) is null)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // A full list of which nothing could be deleted would only be listed again.
            var ended = await store.ListEndedAsync(BatchMax);
            if (await ChangeAsync(ended, long.MaxValue) is not > 0 || ended.Count < BatchMax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes the changes whose actors are not in memory.</summary>
    /// <returns>How many; null when there is much else to write.</returns>
    private async Task<int?> ChangeAsync(IEnumerable<RowWrite> writes, long before)
    {
        var held = writes.Where(w => actors[w.Key.Kind].TryHold(w.Key.Id)).ToList();
        try
        {
            var still = held.FindAll(w => IsStillSo(w, before));
            return still.Count == 0 || await store.TryChangeAsync(still) ? still.Count : null;
        }
        finally
        {
            held.ForEach(w => actors[w.Key.Kind].Release(w.Key.Id));
        }
    }

    /// <summary>Between the listing and the hold the actor may have come and gone.</summary>
    private bool IsStillSo(in RowWrite write, long before) =>
        write.Change != RowChange.Rest
        || (store.Directories[write.Key.Kind].TryFind(write.Key.Id, out var place) && place.Id == write.Id && place.RestsBefore(before));

    [LoggerMessage(2030, LogLevel.Warning, "Housekeeping stopped early; the next round goes on.")]
    private partial void LogRoundFailed(Exception cause);
}
