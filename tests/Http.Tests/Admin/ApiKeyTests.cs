using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Workspaces;
using OtpActors.Http.Access;

namespace OtpActors.Http.Tests.Admin;

/// <summary>A19, A53.</summary>
public sealed class ApiKeyTests
{
    [Fact]
    public void Draw_HasChecksumAndRoomFor256Bits()
    {
        var key = ApiKey.Draw();

        Assert.True(key.IsChecked);
        Assert.True(ApiKey.TryParse(key.Reveal(), out var read));
        Assert.True(read.IsChecked);
        Assert.True(Math.Log2(62) * (key.Reveal().Length - ApiKey.Prefix.Length - 6) > 256);
        Assert.Equal(key.Digest(), read.Digest());
        Assert.NotEqual(key.Digest(), ApiKey.Draw().Digest());
        Assert.DoesNotContain(key.Reveal()[4..], key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsChecked_AnyCharacterChanged_IsFalse()
    {
        var text = ApiKey.Draw().Reveal();
        for (var i = ApiKey.Prefix.Length; i < text.Length; i++)
        {
            var changed = text.ToCharArray();
            changed[i] = changed[i] == 'a' ? 'b' : 'a';

            Assert.True(ApiKey.TryParse(new string(changed), out var key));
            Assert.False(key.IsChecked, $"character {i}");
        }
    }

    /// <summary>A53: 100,000 wrong keys and not one lookup.</summary>
    [Fact]
    public void Find_WrongKeys_AreRefusedBeforeAnyLookup()
    {
        var directory = new CountingDirectory();
        var ring = new WorkspaceKeyRing(directory, new BootstrapKeyRing(ApiKey.Draw()));
        for (var i = 0; i < 100_000; i++)
        {
            Assert.True(ApiKey.TryParse($"oat_{i:D49}", out var key));
            Assert.Null(ring.Find(key));
        }

        Assert.Equal(0, directory.Lookups);
        Assert.Null(ring.Find(ApiKey.Draw()));
        Assert.Equal(1, directory.Lookups);
    }

    [Fact]
    public void Find_BootstrapKeyWithoutChecksum_ComesFirst()
    {
        var directory = new CountingDirectory();
        Assert.True(ApiKey.TryParse("oat_" + new string('x', 40), out var own));
        var ring = new WorkspaceKeyRing(directory, new BootstrapKeyRing(own));

        Assert.Equal(Scopes.All, ring.Find(own)?.Scopes);
        Assert.Equal(0, directory.Lookups);
    }

    private sealed class CountingDirectory : IKeyDirectory
    {
        public int Lookups { get; private set; }

        public FoundKey? Find(KeyDigest digest)
        {
            Lookups++;
            return null;
        }
    }
}
