using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Administration;

/// <inheritdoc cref="IWatchDesk"/>
internal sealed class WatchDesk(IActors actors, WatchActor watches, JournalBook journals, KeyedNames names) : IWatchDesk
{
    public ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListRefusalsAsync(WorkspaceId workspace, long? before, int limit) =>
        journals.ListAsync(JournalName.Refusals(workspace), before, limit);

    public async ValueTask<ImmutableArray<WatchAlarm>> ListAlarmsAsync(WorkspaceId workspace) =>
        (await AskAsync(workspace, WatchRequest.Read.Instance)).Alarms;

    public async ValueTask<bool> LiftAsync(WorkspaceId workspace, WatchKind kind, string key)
    {
        var alarms = await ListAlarmsAsync(workspace);
        await AskAsync(workspace, new WatchRequest.Lift(kind, key));
        return alarms.Any(a => a.Kind == kind && a.Key == key);
    }

    private async ValueTask<WatchAnswer> AskAsync(WorkspaceId workspace, WatchRequest request)
    {
        var reply = await actors.AskAsync(watches, names.Record("watch", workspace.ToString()), request);
        await reply.Saved;
        return reply.Answer;
    }
}
