using Orleans.Metadata;
using OtpActors.Engine.Identity;
using OtpActors.Grains.Actors;

namespace OtpActors.Grains.Cells;

/// <summary>
/// Which silo a cell belongs to: computed from the members of the cluster, alike on each of them. When one comes or goes, only its own cells move (rendezvous
/// hashing). For a moment silos may know different members, and two activations of an actor live at once: what they write, the tags of the records keep
/// right (A95); what they only say is right because around a move nobody trusts his memory (<see cref="IsSettled"/>).
/// </summary>
internal sealed class CellMap : IDisposable
{
    /// <summary>
    /// How long after a silo has come its cells stay where they were: time enough for all to hear of it, so that whoever still has them doubts his memory
    /// before anybody else is asked.
    /// </summary>
    public static readonly TimeSpan Notice = TimeSpan.FromSeconds(5);

    /// <summary>How long after a move the earlier owner may still write: longer than any turn takes that is under way.</summary>
    public static readonly TimeSpan Tail = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly GrainType Sample = GrainType.Create(PhoneGrain.TypeName);

    private readonly IClusterMembershipService _membership;
    private readonly IClusterManifestProvider _manifests;
    private readonly SiloAddress _here;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Table _table = new(null, null, [], [], null, 0, []);

    public CellMap(IClusterMembershipService membership, IClusterManifestProvider manifests, ILocalSiloDetails local, TimeProvider clock)
    {
        (_membership, _manifests, _here, _clock) = (membership, manifests, local.SiloAddress, clock);

        // A silo that nobody asks follows the moves, too.
        _timer = clock.CreateTimer(static self => ((CellMap)self!).Now(), this, LookEvery, LookEvery);
    }

    /// <summary>The silos that share the cells, or will in a moment.</summary>
    public IReadOnlyList<SiloAddress> Members => Now().Members;

    /// <summary>The silo of a cell; null when this silo knows of none that is active.</summary>
    public SiloAddress? OwnerOf(int cell) => Now().Owners is { Length: > 0 } owners ? owners[cell] : null;

    /// <summary>Whether a cell belongs to this silo, or to none.</summary>
    public bool IsHere(int cell) => OwnerOf(cell) is not { } owner || owner.Equals(_here);

    /// <summary>Whether what this silo knew of a cell at a time (<see cref="TimeProvider.GetTimestamp"/>) nobody else can have changed since.</summary>
    public bool IsSettled(int cell, long since) => Now().Unsettled is not { Length: > 0 } unsettled || since > unsettled[cell];

    public void Dispose() => _timer.Dispose();

    private Table Now()
    {
        var table = Volatile.Read(ref _table);
        if (table.IsOf(_membership.CurrentSnapshot, _manifests.Current) && (table.Next is null || _clock.GetTimestamp() < table.MovesAt))
        {
            return table;
        }

        lock (_gate)
        {
            return _table = Follow(_table, _membership.CurrentSnapshot, _manifests.Current);
        }
    }

    private Table Follow(Table table, ClusterMembershipSnapshot snapshot, ClusterManifest manifest)
    {
        var now = _clock.GetTimestamp();
        if (table.Next is not null && now >= table.MovesAt)
        {
            table = table with { Owners = table.Next, Next = null };
        }

        var members = MembersOf(snapshot, manifest);
        return members.SequenceEqual(table.Members) ? table with { Snapshot = snapshot, Manifest = manifest } : Divide(table, snapshot, manifest, members, now);
    }

    private Table Divide(Table before, ClusterMembershipSnapshot snapshot, ClusterManifest manifest, SiloAddress[] members, long now)
    {
        if (members.Length == 0)
        {
            return new Table(snapshot, manifest, members, [], null, 0, []);
        }

        var silos = members.Select(static m => (Address: m, Name: NameOf(m))).ToArray();
        var next = Enumerable.Range(0, Cell.Count).Select(cell => silos.MaxBy(silo => Weight(silo.Name, cell)).Address).ToArray();
        var owners = (SiloAddress[])next.Clone();
        var unsettled = before.Unsettled is { Length: > 0 } known ? (long[])known.Clone() : Enumerable.Repeat(long.MinValue, Cell.Count).ToArray();
        var (soon, late) = (now + Ticks(Tail), now + Ticks(Notice) + Ticks(Tail));
        for (var cell = 0; cell < Cell.Count; cell++)
        {
            if (before.Owners.Length == 0)
            {
                unsettled[cell] = members.Length > 1 ? late : unsettled[cell];
            }
            else if (!next[cell].Equals(before.Owners[cell]))
            {
                var stays = members.Contains(before.Owners[cell]);
                owners[cell] = stays ? before.Owners[cell] : next[cell];
                unsettled[cell] = stays ? late : soon;
            }
        }

        return new Table(snapshot, manifest, members, owners, owners.SequenceEqual(next) ? null : next, now + Ticks(Notice), unsettled);
    }

    /// <summary>Others may share the cluster with us: only who has our grains gets cells.</summary>
    private static SiloAddress[] MembersOf(ClusterMembershipSnapshot snapshot, ClusterManifest manifest) =>
    [
        .. snapshot.Members.Values
            .Where(m => m.Status == SiloStatus.Active && (!manifest.Silos.TryGetValue(m.SiloAddress, out var known) || known.Grains.ContainsKey(Sample)))
            .Select(static m => m.SiloAddress).Order(),
    ];

    /// <summary>Of the endpoint, without the generation: a silo that comes back has the cells it had.</summary>
    private static ulong NameOf(SiloAddress silo)
    {
        var name = 14695981039346656037;
        foreach (var c in silo.Endpoint.ToString())
        {
            name = (name ^ c) * 1099511628211;
        }

        return name;
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Weight(ulong silo, int cell)
    {
        var mixed = silo + ((ulong)(cell + 1) * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _clock.TimestampFrequency);

    /// <summary>The cells as they are divided.</summary>
    /// <param name="Snapshot">The members that it was made of.</param>
    /// <param name="Manifest">What they hold.</param>
    /// <param name="Members">Who shares the cells.</param>
    /// <param name="Owners">The silo of each cell.</param>
    /// <param name="Next">The silos from <paramref name="MovesAt"/> on; null when nothing is to move.</param>
    /// <param name="MovesAt">When a silo that has come gets its cells.</param>
    /// <param name="Unsettled">Until when what is remembered of a cell may be out of date.</param>
    private sealed record Table(
        ClusterMembershipSnapshot? Snapshot, ClusterManifest? Manifest, SiloAddress[] Members, SiloAddress[] Owners, SiloAddress[]? Next, long MovesAt, long[] Unsettled)
    {
        public bool IsOf(ClusterMembershipSnapshot snapshot, ClusterManifest manifest) => ReferenceEquals(Snapshot, snapshot) && ReferenceEquals(Manifest, manifest);
    }
}
