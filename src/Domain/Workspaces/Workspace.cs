using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Watches;

namespace OtpActors.Domain.Workspaces;

/// <summary>One workspace as it is kept.</summary>
/// <param name="Settings">What it may do.</param>
/// <param name="Name">What people call it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Revision">How often it was changed: 1 when it is made. A change names the revision that it saw.</param>
/// <param name="Keys">Its API keys, oldest first.</param>
public sealed record Workspace(WorkspaceSettings Settings, string Name, DateTimeOffset CreatedAt, long Revision, ImmutableArray<AccessKey> Keys)
{
    /// <summary>The workspace <c>default</c> before anybody changed it.</summary>
    public static Workspace Default { get; } = new(WorkspaceSettings.Default, "Default", DateTimeOffset.UnixEpoch, 0, []);

    /// <summary>A new workspace: it may send nowhere until countries are named, and has no credits.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="now">The time.</param>
    /// <returns>The workspace.</returns>
    public static Workspace New(WorkspaceId id, DateTimeOffset now) => new(
        WorkspaceSettings.Default with
        {
            Id = id,
            Destinations = DestinationRules.Nowhere,
            Credit = CreditPolicy.Standard,
            Watch = WatchPolicy.Strict,
        },
        id.ToString(),
        now,
        0,
        []);

    /// <summary>The workspace of an id: as kept, or <c>default</c>, which needs no record.</summary>
    /// <param name="kept">What is kept; null for none.</param>
    /// <param name="id">The id.</param>
    /// <returns>The workspace; null when there is none.</returns>
    public static Workspace? Of(Workspace? kept, WorkspaceId id) => kept ?? (id == WorkspaceId.Default ? Default : null);

    /// <summary>Adds a key; those that ended longest ago make room.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The workspace; null when it has as many keys as it can.</returns>
    public Workspace? WithKey(AccessKey key)
    {
        var keys = Keys;
        if (keys.Length >= Limits.KeysMax)
        {
            if (keys.Where(k => k.EndsAt <= key.CreatedAt).MinBy(static k => k.EndsAt) is not { } ended)
            {
                return null;
            }

            keys = keys.Remove(ended);
        }

        return this with { Keys = keys.Add(key) };
    }

    /// <summary>Ends a key; one that ended earlier stays ended.</summary>
    /// <param name="id">Which.</param>
    /// <param name="at">When.</param>
    /// <returns>The workspace; null when there is no such key.</returns>
    public Workspace? WithoutKey(string id, DateTimeOffset at)
    {
        if (Keys.FirstOrDefault(k => k.Id == id) is not { } key)
        {
            return null;
        }

        var end = key.EndsAt < at ? key.EndsAt : at;
        return this with { Keys = Keys.Replace(key, key with { EndsAt = end, Revoked = true }) };
    }

    /// <summary>Notes when keys were used.</summary>
    /// <param name="used">Key ids and times.</param>
    /// <returns>The workspace; the same when nothing is new.</returns>
    public Workspace WithUse(IReadOnlyDictionary<string, DateTimeOffset> used)
    {
        var keys = Keys.ToBuilder();
        var changed = false;
        for (var i = 0; i < keys.Count; i++)
        {
            if (used.TryGetValue(keys[i].Id, out var at) && !(keys[i].LastUsedAt >= at))
            {
                keys[i] = keys[i] with { LastUsedAt = at };
                changed = true;
            }
        }

        return changed ? this with { Keys = keys.MoveToImmutable() } : this;
    }
}
