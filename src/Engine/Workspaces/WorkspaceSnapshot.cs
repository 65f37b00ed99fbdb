using System.Collections.Concurrent;
using System.Collections.Frozen;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Workspaces;

/// <summary>All workspaces and keys as this process last read them. Readers see one consistent snapshot and wait for nothing.</summary>
internal sealed class WorkspaceSnapshot(WorkspaceOverrides overrides, TimeProvider clock) : IWorkspaces, IKeyDirectory
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, string Key), DateTimeOffset> _used = new();
    private volatile Content _content = Content.Of([], overrides);

    public IEnumerable<WorkspaceId> Ids => _content.Workspaces.Keys;

    public WorkspaceSettings? Find(WorkspaceId workspace) => _content.Settings.GetValueOrDefault(workspace);

    public Workspace? Read(WorkspaceId workspace) => _content.Workspaces.GetValueOrDefault(workspace);

    public FoundKey? Find(KeyDigest digest)
    {
        if (!_content.Keys.TryGetValue(digest, out var held))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (!held.Key.IsValid(now))
        {
            return null;
        }

        // To the minute: who uses a key a thousand times a second changes nothing by it. Keys are the installation's own, so there are not many.
        var minute = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var use = (held.Found.Workspace, held.Found.Id);
        if (!_used.TryGetValue(use, out var noted) || noted != minute)
        {
            _used[use] = minute;
        }

        return held.Found;
    }

    /// <summary>Puts what was read in the place of what was known.</summary>
    public void Change(IReadOnlyCollection<Workspace> read)
    {
        if (read.Count > 0)
        {
            var all = _content.Workspaces.Values.ToDictionary(static w => w.Settings.Id);
            foreach (var workspace in read)
            {
                all[workspace.Settings.Id] = workspace;
            }

            _content = Content.Of(all.Values, overrides);
        }
    }

    /// <summary>When each key was last used, as far as this process knows and its record does not.</summary>
    public ILookup<WorkspaceId, (string Key, DateTimeOffset At)> NewUses()
    {
        var content = _content;
        var fresh =
            from use in _used
            let workspace = content.Workspaces.GetValueOrDefault(use.Key.Workspace)
            let key = workspace?.Keys.FirstOrDefault(k => k.Id == use.Key.Key)
            where key is not null && !(key.LastUsedAt >= use.Value)
            select (use.Key.Workspace, use.Key.Key, use.Value);
        return fresh.ToLookup(static u => u.Workspace, static u => (u.Key, u.Value));
    }

    private sealed record Held(AccessKey Key, FoundKey Found);

    private sealed record Content(
        FrozenDictionary<WorkspaceId, Workspace> Workspaces,
        FrozenDictionary<WorkspaceId, WorkspaceSettings> Settings,
        FrozenDictionary<KeyDigest, Held> Keys)
    {
        public static Content Of(IEnumerable<Workspace> read, WorkspaceOverrides overrides)
        {
            var workspaces = read.Append(Workspace.Default).DistinctBy(static w => w.Settings.Id).ToFrozenDictionary(static w => w.Settings.Id);
            return new Content(
                workspaces,
                workspaces.ToFrozenDictionary(
                    static w => w.Key, w => w.Key == WorkspaceId.Default ? overrides.Apply(w.Value.Settings) : w.Value.Settings),
                workspaces.Values
                    .SelectMany(static w => w.Keys.Select(k => new Held(k, new FoundKey(w.Settings.Id, k.Id, k.Scopes))))
                    .ToFrozenDictionary(static h => h.Key.Digest));
        }
    }
}
