using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Journals;

/// <summary>Names one journal.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Owner">Whose it is; empty for the installation's.</param>
/// <param name="KeepFor">How long its pages are kept.</param>
public sealed record JournalName(string Kind, string Owner, TimeSpan KeepFor)
{
    /// <summary>What administrators did.</summary>
    public static JournalName Audit { get; } = new("audit", "", TimeSpan.FromDays(400));

    /// <summary>The credits of a workspace.</summary>
    /// <param name="workspace">Whose.</param>
    /// <returns>The name.</returns>
    public static JournalName Ledger(WorkspaceId workspace) => new("ledger", workspace.ToString(), TimeSpan.FromDays(400));

    /// <summary>What a workspace was refused, and the alarms about it.</summary>
    /// <param name="workspace">Whose.</param>
    /// <returns>The name.</returns>
    public static JournalName Refusals(WorkspaceId workspace) => new("refusals", workspace.ToString(), TimeSpan.FromDays(7));
}
