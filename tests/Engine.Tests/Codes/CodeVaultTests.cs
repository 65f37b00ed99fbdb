using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Codes;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Codes;

public sealed class CodeVaultTests
{
    private static readonly CodeKey First = new("k1", [.. Enumerable.Range(1, 32).Select(static i => (byte)i)]);
    private static readonly CodeKey Second = new("k2", [.. Enumerable.Range(101, 32).Select(static i => (byte)i)]);
    private static readonly OtpId Otp = Samples.Otp(1);
    private static readonly WorkspaceId Workspace = WorkspaceId.Default;

    /// <summary>What version 1 derives, worked out independently of this code.</summary>
    private const string GoldenCodes = "8086 149154 36657928 947674";

    private readonly CodeVault _vault = new([First]);

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void Reveal_ManySalts_EveryDigitIsUniformAtEveryPlace_A1(int length)
    {
        // Fixed key and salts: the figures are the same every time. 27.9 is what a fair draw passes 999 times of 1,000 (9 degrees of freedom).
        const int Draws = 60_000;
        var counts = new int[length, 10];
        for (var salt = 0; salt < Draws; salt++)
        {
            var code = Reveal(Spec(length, (UInt128)salt));
            Assert.Equal(length, code.Length);
            for (var place = 0; place < length; place++)
            {
                counts[place, code[place] - '0']++;
            }
        }

        for (var place = 0; place < length; place++)
        {
            var chi = Enumerable.Range(0, 10).Sum(digit => Math.Pow(counts[place, digit] - (Draws / 10.0), 2) / (Draws / 10.0));
            Assert.True(chi < 27.9, $"Place {place}: chi-square {chi:F1}.");
            Assert.InRange(counts[place, 0] / (double)Draws, 0.095, 0.105);
        }
    }

    [Fact]
    public void Reveal_ManySalts_TheWholeSpaceOf4DigitsIsUniform_A1()
    {
        const int Draws = 200_000;
        var counts = new int[10_000];
        for (var salt = 0; salt < Draws; salt++)
        {
            counts[int.Parse(Reveal(Spec(4, (UInt128)salt)), System.Globalization.CultureInfo.InvariantCulture)]++;
        }

        // 9,999 degrees of freedom: 10,445 is passed once in 1,000 fair draws.
        Assert.True(counts.Sum(static n => Math.Pow(n - 20.0, 2) / 20.0) < 10_445);
    }

    [Fact]
    public void Reveal_LeadingZeros_AreKept_A1()
    {
        var spec = Enumerable.Range(0, 10_000).Select(static salt => Spec(6, (UInt128)salt)).First(s => Reveal(s).StartsWith("00", StringComparison.Ordinal));
        var code = Reveal(spec);

        Assert.Equal(6, code.Length);
        Assert.True(_vault.Matches(spec, Workspace, Otp, Code(code)));
        Assert.False(_vault.Matches(spec, Workspace, Otp, Code(code[1..])));
        Assert.False(_vault.Matches(spec, Workspace, Otp, Code(code[2..])));
    }

    [Fact]
    public void Reveal_Version1_NeverChanges_A98()
    {
        // A rolling upgrade checks codes that the older build sent.
        Assert.Equal(
            GoldenCodes, string.Join(' ', Reveal(Spec(4, 1)), Reveal(Spec(6, 1)), Reveal(Spec(8, UInt128.MaxValue)), Reveal(Spec(6, 1) with { Generation = 1 })));
    }

    [Fact]
    public void Draw_Twice_SaltsDiffer()
    {
        var specs = Enumerable.Range(0, 1_000).Select(_ => _vault.Draw(6)).ToArray();

        Assert.Equal(1_000, specs.Select(static s => s.Salt).Distinct().Count());
        Assert.All(specs, static s => Assert.Equal(("k1", 6, 0, false), (s.KeyId, s.Length, s.Generation, s.Custom)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Matches_AnotherOtpWorkspaceGenerationSaltOrLength_Never_A6(bool custom)
    {
        var spec = custom ? _vault.Seal(Code("12345678"), Workspace, Otp) : Spec(8, 42);
        var code = custom ? Code("12345678") : Code(Reveal(spec));
        Assert.True(_vault.Matches(spec, Workspace, Otp, code));

        Assert.False(_vault.Matches(spec, Workspace, Samples.Otp(2), code));
        Assert.False(_vault.Matches(spec, WorkspaceId.TryParse("other", out var other) ? other : default, Otp, code));
        Assert.False(_vault.Matches(spec with { Generation = 1 }, Workspace, Otp, code));
        Assert.False(_vault.Matches(spec with { Salt = spec.Salt + 1 }, Workspace, Otp, code));
        Assert.False(_vault.Matches(spec with { Length = 6 }, Workspace, Otp, code));
    }

    [Fact]
    public void Matches_EveryOtherCode_IsWrong()
    {
        var spec = Spec(4, 42);
        var right = Enumerable.Range(0, 10_000)
            .Select(static n => n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))
            .Where(text => _vault.Matches(spec, Workspace, Otp, Code(text)));

        Assert.Equal([Reveal(spec)], right);
        Assert.False(_vault.Matches(spec, Workspace, Otp, default));
    }

    [Fact]
    public void Matches_AfterRotation_OlderKeysStillCheckAndDroppedOnesNeverDo_A16()
    {
        var derived = Spec(6, 42);
        var custom = _vault.Seal(Code("4821"), Workspace, Otp);
        var code = Code(Reveal(derived));

        var rotated = new CodeVault([Second, First]);
        Assert.Equal("k2", rotated.Draw(6).KeyId);
        Assert.True(rotated.Matches(derived, Workspace, Otp, code));
        Assert.True(rotated.Matches(custom, Workspace, Otp, Code("4821")));

        var dropped = new CodeVault([Second]);
        Assert.False(dropped.Matches(derived, Workspace, Otp, code));
        Assert.False(dropped.Matches(custom, Workspace, Otp, Code("4821")));
        Assert.Null(dropped.Reveal(derived, Workspace, Otp));
        Assert.False(dropped.Matches(derived, Workspace, Otp, default));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("00012")]
    [InlineData("123456")]
    [InlineData("98765432")]
    public void Seal_ACustomCode_IsSealedAndOpened_A18(string text)
    {
        var spec = _vault.Seal(Code(text), Workspace, Otp);

        Assert.True(spec.Custom);
        Assert.Equal(text, Reveal(spec));
        Assert.True(_vault.Matches(spec, Workspace, Otp, Code(text)));
        Assert.Equal(-1, spec.Sealed.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)));
        Assert.NotEqual(spec.Sealed, _vault.Seal(Code(text), Workspace, Otp).Sealed.AsEnumerable());
    }

    [Fact]
    public void Reveal_ASealedCodeWithAnyBitFlipped_IsAClosedDoor_A99()
    {
        var spec = _vault.Seal(Code("123456"), Workspace, Otp);
        for (var bit = 0; bit < spec.Sealed.Length * 8; bit++)
        {
            var box = spec.Sealed.ToArray();
            box[bit / 8] ^= (byte)(1 << (bit % 8));
            var damaged = spec with { Sealed = [.. box] };
            Assert.Null(_vault.Reveal(damaged, Workspace, Otp));
            Assert.False(_vault.Matches(damaged, Workspace, Otp, Code("123456")));
        }

        for (var length = 1; length < spec.Sealed.Length; length++)
        {
            Assert.Null(_vault.Reveal(spec with { Sealed = spec.Sealed[..length] }, Workspace, Otp));
        }
    }

    [Fact]
    public void ToString_OfKeysCodesAndSpecs_IsMasked_A86()
    {
        var spec = _vault.Seal(Code("918273"), Workspace, Otp);

        Assert.Equal("***", $"{Code("918273")}");
        Assert.Equal("CodeKey(k1, ***)", $"{First}");
        Assert.DoesNotContain(spec.Salt.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{spec}", StringComparison.Ordinal);
        Assert.DoesNotContain("Sealed", $"{spec}", StringComparison.Ordinal);
    }

    [Fact]
    public void CodeVault_NoKeyOrTwoOfOneName_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new CodeVault([]));
        Assert.Throws<ArgumentException>(() => new CodeVault([First, new CodeKey("k1", new byte[32])]));
    }

    [Theory]
    [InlineData("k", 31)]
    [InlineData("k", 33)]
    [InlineData("k", 0)]
    [InlineData("", 32)]
    [InlineData("a-name-that-is-longer-than-32-char", 32)]
    public void CodeKey_OfAnotherSize_IsRefused_A15(string id, int bytes) => Assert.Throws<ArgumentException>(() => new CodeKey(id, new byte[bytes]));

    private static CodeSpec Spec(int length, UInt128 salt) => new("k1", length, 0, salt, []);

    private static OtpCode Code(string text) => OtpCode.TryParse(text, out var code) ? code : throw new ArgumentException("Not a code.", nameof(text));

    private string Reveal(CodeSpec spec) => _vault.Reveal(spec, Workspace, Otp)!.Value.Reveal();
}
