using System.Collections.Immutable;
using System.Net;
using Orleans.Metadata;
using OtpActors.Engine.Identity;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Cells;
using OtpActors.Testing;

namespace OtpActors.Grains.Tests.Cells;

/// <summary>Which silo a cell belongs to.</summary>
public sealed class CellMapTests
{
    private static readonly GrainManifest Ours = Manifest(PhoneGrain.TypeName);
    private static readonly GrainManifest Foreign = Manifest("somebody.elses");

    private readonly ManualTime _clock = new();

    [Fact]
    public void OwnerOf_EveryMember_SaysTheSame()
    {
        var members = new Members(Silo(1), Silo(2), Silo(3));

        var maps = Enumerable.Range(1, 3).Select(n => Map(members, n)).ToArray();

        Assert.All(Cells(), cell =>
        {
            Assert.Single(maps.Select(map => map.OwnerOf(cell)).Distinct());
            Assert.Single(maps, map => map.IsHere(cell));
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void OwnerOf_Shares_AreEven(int silos)
    {
        using var map = Map(new Members([.. Enumerable.Range(1, silos).Select(static n => Silo(n))]), 1);

        var shares = Cells().CountBy(cell => map.OwnerOf(cell)!).Select(static share => share.Value).ToArray();

        Assert.Equal(silos, shares.Length);
        Assert.All(shares, share => Assert.InRange((double)share * silos / Cell.Count, 0.8, 1.2));
    }

    [Fact]
    public void OwnerOf_ASiloLeavesAndComesBack_OnlyItsCellsMove()
    {
        var members = new Members(Silo(1), Silo(2), Silo(3));
        using var map = Map(members, 1);
        var before = Cells().Select(map.OwnerOf).ToArray();

        members.Set(Silo(1), Silo(2));
        var without = Cells().Select(map.OwnerOf).ToArray();
        members.Set(Silo(1), Silo(2), Silo(3, generation: 2));
        Assert.Equal(without, Cells().Select(map.OwnerOf));
        _clock.Advance(CellMap.Notice);
        var after = Cells().Select(map.OwnerOf).ToArray();

        Assert.All(Cells(), cell =>
        {
            Assert.True(before[cell]!.Equals(Silo(3)) ? !without[cell]!.Equals(Silo(3)) : without[cell]!.Equals(before[cell]));
            Assert.Equal(before[cell]!.Endpoint, after[cell]!.Endpoint);
        });
        Assert.Contains(Silo(3, generation: 2), after);
    }

    /// <summary>Around a move memories are not to be trusted: until nobody can be at work any more who thinks otherwise (A95).</summary>
    [Fact]
    public void IsSettled_AroundMoves_OnlyForCellsThatStay()
    {
        var members = new Members(Silo(1));
        using var map = Map(members, 1);
        Assert.All(Cells(), cell => Assert.True(map.IsSettled(cell, _clock.GetTimestamp())));

        members.Set(Silo(1), Silo(2));
        map.OwnerOf(0);
        _clock.Advance(CellMap.Notice);
        var moved = Cells().Where(cell => map.OwnerOf(cell)!.Equals(Silo(2))).ToHashSet();
        Assert.All(Cells(), cell => Assert.Equal(!moved.Contains(cell), map.IsSettled(cell, _clock.GetTimestamp())));
        var before = _clock.GetTimestamp();
        _clock.Advance(CellMap.Tail + TimeSpan.FromTicks(1));
        Assert.All(moved, cell => Assert.False(map.IsSettled(cell, before)));
        Assert.All(moved, cell => Assert.True(map.IsSettled(cell, _clock.GetTimestamp())));

        members.Set(Silo(1));
        Assert.All(moved, cell => Assert.Equal((Silo(1), false), (map.OwnerOf(cell), map.IsSettled(cell, _clock.GetTimestamp()))));
        _clock.Advance(CellMap.Tail + TimeSpan.FromTicks(1));
        Assert.All(Cells(), cell => Assert.True(map.IsSettled(cell, _clock.GetTimestamp())));
    }

    /// <summary>A silo that has just come does not know who wrote what before.</summary>
    [Fact]
    public void IsSettled_NewcomerAmongOthers_TrustsNothingAtFirst()
    {
        using var map = Map(new Members(Silo(1), Silo(2)), 2);

        Assert.All(Cells(), cell => Assert.False(map.IsSettled(cell, _clock.GetTimestamp())));
        _clock.Advance(CellMap.Notice + CellMap.Tail + TimeSpan.FromTicks(1));
        Assert.All(Cells(), cell => Assert.True(map.IsSettled(cell, _clock.GetTimestamp())));
    }

    [Fact]
    public void OwnerOf_SiloWithoutOurGrains_HasNoCells()
    {
        var members = new Members((Silo(1), Ours), (Silo(2), Foreign));

        using var map = Map(members, 2);

        Assert.All(Cells(), cell => Assert.Equal(Silo(1), map.OwnerOf(cell)));
    }

    [Fact]
    public void OwnerOf_NobodyActive_IsNobody_AndWorkIsDoneHere()
    {
        using var map = Map(new Members(Array.Empty<SiloAddress>()), 1);

        Assert.Null(map.OwnerOf(7));
        Assert.True(map.IsHere(7));
    }

    /// <summary>The bits in the text of a grain's key are the bits of the actor.</summary>
    [Fact]
    public void CellKey_OfEveryKindOfActor_IsTheCellOfItsBits()
    {
        foreach (var cell in Cells())
        {
            var id = ((UInt128)(uint)cell << 116) | 0x1234;
            foreach (var type in (string[])[OtpGrain.TypeName, PhoneGrain.TypeName, ClaimGrain.TypeName, ReferenceGrain.TypeName, "otpactors.page"])
            {
                Assert.True(CellKey.TryRead(GrainId.Create(GrainType.Create(type), GrainIdKeyExtensions.CreateGuidKey(ActorGrainKey.Of(id))), out var read));
                Assert.Equal((cell, cell), (Cell.Of(id), read));
            }

            Assert.True(CellKey.TryRead(GrainId.Create(GrainType.Create("otpactors.door"), GrainIdKeyExtensions.CreateIntegerKey(cell)), out var door));
            Assert.Equal(cell, door);
        }

        Assert.False(CellKey.TryRead(GrainId.Create("otpactors.watch", "1/2"), out _));
    }

    /// <summary>A map of so many silos, for others' tests.</summary>
    internal static CellMap MapOf(int silos)
    {
        var members = new Members([.. Enumerable.Range(1, silos).Select(static n => Silo(n))]);
        return new CellMap(members, members, new Local(Silo(1)), new ManualTime());
    }

    private CellMap Map(Members members, int silo) => new(members, members, new Local(Silo(silo)), _clock);

    private static IEnumerable<int> Cells() => Enumerable.Range(0, Cell.Count);

    private static SiloAddress Silo(int number, int generation = 1) => SiloAddress.New(new IPEndPoint(IPAddress.Parse($"10.0.0.{number}"), 11111), generation);

    private static GrainManifest Manifest(string type) => new(
        ImmutableDictionary<GrainType, GrainProperties>.Empty.Add(GrainType.Create(type), new GrainProperties(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal))),
        ImmutableDictionary<GrainInterfaceType, GrainInterfaceProperties>.Empty);

    private sealed class Members : IClusterManifestProvider, IClusterMembershipService
    {
        private int _version;

        public Members(params SiloAddress[] silos) => Set(silos);

        public Members(params (SiloAddress Silo, GrainManifest Manifest)[] silos) => Set(silos);

        public ClusterManifest Current { get; private set; } = null!;

        public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = null!;

        public IAsyncEnumerable<ClusterManifest> Updates => throw new NotSupportedException();

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

        public GrainManifest LocalGrainManifest => Ours;

        public void Set(params SiloAddress[] silos) => Set([.. silos.Select(static s => (s, Ours))]);

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public Task<bool> TryKill(SiloAddress siloAddress) => Task.FromResult(false);

        private void Set((SiloAddress Silo, GrainManifest Manifest)[] silos)
        {
            Current = new ClusterManifest(new MajorMinorVersion(++_version, 0), silos.ToImmutableDictionary(static s => s.Silo, static s => s.Manifest));
            CurrentSnapshot = new ClusterMembershipSnapshot(
                silos.ToImmutableDictionary(static s => s.Silo, static s => new ClusterMember(s.Silo, SiloStatus.Active, "silo")), new MembershipVersion(_version));
        }
    }

    private sealed class Local(SiloAddress silo) : ILocalSiloDetails
    {
        public string Name => "test";

        public string ClusterId => "test";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => silo;

        public SiloAddress GatewayAddress => silo;
    }
}
