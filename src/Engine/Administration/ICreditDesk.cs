using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Credits;

namespace OtpActors.Engine.Administration;

/// <summary>Where administrators see and add credits.</summary>
public interface ICreditDesk
{
    /// <summary>How a workspace's account stands.</summary>
    /// <param name="workspace">Whose.</param>
    /// <returns>The account.</returns>
    ValueTask<AccountAnswer> ReadAsync(WorkspaceId workspace);

    /// <summary>Adds credits, or takes some away. From the first addition on the workspace's sends cost credits.</summary>
    /// <param name="workspace">Whose; it must exist.</param>
    /// <param name="command">How many, and why.</param>
    /// <returns>The account; <see cref="AccountOutcome.Insufficient"/> when it would fall below zero or grow too large.</returns>
    ValueTask<AccountAnswer> AddAsync(WorkspaceId workspace, AccountCommand.Add command);

    /// <summary>Lists movements, newest first.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="before">Only entries before this number; null for the newest.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The entries, and the number to go on before; null at the end.</returns>
    ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(WorkspaceId workspace, long? before, int limit);
}
