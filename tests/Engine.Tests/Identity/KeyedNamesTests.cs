using FsCheck.Fluent;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Testing;

namespace OtpActors.Engine.Tests.Identity;

public sealed class KeyedNamesTests
{
    private static readonly WorkspaceId Other = WorkspaceId.TryParse("other", out var other) ? other : default;
    private static readonly PhoneNumber Phone = PhoneNumber.TryParse("+12025550123", out var phone) ? phone : default;

    /// <summary>What version 1 makes of a number, and an id that it drew.</summary>
    private const string GoldenPhone = "87b6a876b86cb071f19cd3c46ed60fbc";
    private const string GoldenOtp = "otp_4EQ2C4THME2N4YZ30M6W1K2VHD";

    private readonly KeyedNames _names = new(new PhoneSecret([.. Enumerable.Range(1, 32).Select(static i => (byte)i)]));
    private readonly KeyedNames _foreign = new(new PhoneSecret(new byte[32]));

    [Fact]
    public void Owns_AnIdDrawnHere_OnlyForItsWorkspaceAndUnderItsKey_A33()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var otp = _names.DrawOtp(WorkspaceId.Default);
            Assert.True(_names.Owns(WorkspaceId.Default, otp));
            Assert.False(_names.Owns(Other, otp));
            Assert.False(_foreign.Owns(WorkspaceId.Default, otp));
        }
    }

    [Fact]
    public void Owns_AnyOneBitChanged_IsRefused_A33()
    {
        var otp = _names.DrawOtp(WorkspaceId.Default);
        for (var bit = 0; bit < 128; bit++)
        {
            Assert.False(_names.Owns(WorkspaceId.Default, new OtpId(otp.Value ^ (UInt128.One << bit))));
        }
    }

    [Fact]
    public void Owns_RandomIds_AreRefused_A33() => Property.HoldsFor(
        Gen.Choose(int.MinValue, int.MaxValue).Four(),
        parts => Assert.False(_names.Owns(
            WorkspaceId.Default,
            new OtpId(new UInt128(((ulong)(uint)parts.Item1 << 32) | (uint)parts.Item2, ((ulong)(uint)parts.Item3 << 32) | (uint)parts.Item4)))),
        runs: 20_000);

    [Fact]
    public void Owns_OtherSpellingsOfAnId_AreNoIdsAtAll()
    {
        var text = _names.DrawOtp(WorkspaceId.Default).ToString();

        Assert.True(OtpId.TryParse(text, out _));
        Assert.False(OtpId.TryParse(text.ToUpperInvariant(), out _));
        Assert.False(OtpId.TryParse(text + " ", out _));
        Assert.False(OtpId.TryParse(text.Replace("otp_", "otp-", StringComparison.Ordinal), out _));
    }

    [Fact]
    public void DrawOtp_ForAPhone_SharesItsCellAndIsOwnedAndFreshEachTime()
    {
        var phone = _names.Phone(WorkspaceId.Default, Phone);
        var drawn = Enumerable.Range(0, 10_000).Select(_ => _names.DrawOtp(WorkspaceId.Default, phone)).ToArray();

        Assert.All(drawn, otp => Assert.Equal((Cell.Of(phone.Value), true), (Cell.Of(otp.Value), _names.Owns(WorkspaceId.Default, otp))));
        Assert.Equal(drawn.Length, drawn.Select(static otp => (otp.Value << Cell.Bits) >> (Cell.Bits + 48)).Distinct().Count());
    }

    [Fact]
    public void DrawOtp_Many_AllDifferentIn80Bits() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => _names.DrawOtp(WorkspaceId.Default).Value >> 48).Distinct().Count());

    [Fact]
    public void Names_OfOneThing_DependOnWorkspaceAndKeyAndPurpose_A50_A85()
    {
        UInt128[] all =
        [
            _names.Phone(WorkspaceId.Default, Phone).Value,
            _names.Phone(Other, Phone).Value,
            _foreign.Phone(WorkspaceId.Default, Phone).Value,
            _names.Claim(WorkspaceId.Default, "POST /v1/otp/send", Phone.E164).Value,
            _names.Claim(WorkspaceId.Default, "POST /v1/otp/verify", Phone.E164).Value,
            _names.Claim(Other, "POST /v1/otp/send", Phone.E164).Value,
            _names.Reference(WorkspaceId.Default, Phone.E164).Value,
            _names.Reference(Other, Phone.E164).Value,
            _names.Fingerprint("+12025550123"u8),
            _names.CheckValue,
            _foreign.CheckValue,
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(_names.Phone(WorkspaceId.Default, Phone), _names.Phone(WorkspaceId.Default, Phone));
    }

    [Fact]
    public void Claim_PartsShiftedAcrossTheirBorder_IsAnotherName() =>
        Assert.NotEqual(_names.Claim(WorkspaceId.Default, "ab", "c"), _names.Claim(WorkspaceId.Default, "a", "bc"));

    [Fact]
    public void Claim_LongParts_AreTaken()
    {
        var key = new string('k', 255);
        var scope = "POST /v1/otp/" + new string('x', 2_000);

        Assert.NotEqual(_names.Claim(WorkspaceId.Default, scope, key), _names.Claim(WorkspaceId.Default, scope, key[1..]));
    }

    [Fact]
    public void Names_Version1_NeverChange_A98()
    {
        // They address stored records.
        Assert.Equal(GoldenPhone, _names.Phone(WorkspaceId.Default, Phone).Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(OtpId.TryParse(GoldenOtp, out var otp) && _names.Owns(WorkspaceId.Default, otp));
    }

    [Fact]
    public void ToString_OfTheSecret_IsMasked() => Assert.Equal("PhoneSecret(***)", new PhoneSecret(new byte[32]).ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void PhoneSecret_OfAnotherSize_IsRefused(int bytes) => Assert.Throws<ArgumentException>(() => new PhoneSecret(new byte[bytes]));
}
