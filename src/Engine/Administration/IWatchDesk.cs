using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;

namespace OtpActors.Engine.Administration;

/// <summary>Where administrators see what a workspace was refused, and what looks like an attack on it.</summary>
public interface IWatchDesk
{
    /// <summary>Lists refusals and alarms, newest first.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="before">Only entries before this number; null for the newest.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The entries, and the number to go on before; null at the end.</returns>
    ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListRefusalsAsync(WorkspaceId workspace, long? before, int limit);

    /// <summary>The alarms that count now.</summary>
    /// <param name="workspace">Whose.</param>
    /// <returns>The alarms.</returns>
    ValueTask<ImmutableArray<WatchAlarm>> ListAlarmsAsync(WorkspaceId workspace);

    /// <summary>Ends an alarm; its counts begin anew. Acts on every front end within 5 s.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="kind">What was watched.</param>
    /// <param name="key">Which.</param>
    /// <returns>Whether there was such an alarm.</returns>
    ValueTask<bool> LiftAsync(WorkspaceId workspace, WatchKind kind, string key);
}
