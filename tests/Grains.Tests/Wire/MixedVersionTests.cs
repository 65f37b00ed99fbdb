using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;

namespace OtpActors.Grains.Tests.Wire;

/// <summary>A later build adds a field to a public message: old and new read each other (A98, A114).</summary>
public sealed class MixedVersionTests
{
    [Fact]
    public void Verify_FromALaterBuild_IsReadByThisOne()
    {
        using var later = Build(typeof(LaterVerifyOtp));
        using var now = Build(typeof(VerifyOtp));
        var sent = later.GetRequiredService<Serializer>().SerializeToArray<object>(
            new LaterVerifyOtp { OtpId = "otp_1", Code = "123456", Purpose = "login", Device = "new" });

        var read = Assert.IsType<VerifyOtp>(now.GetRequiredService<Serializer>().Deserialize<object>(sent));

        Assert.Equal(new VerifyOtp { OtpId = "otp_1", Code = "123456", Purpose = "login" }, read);
    }

    [Fact]
    public void Verify_FromThisBuild_IsReadByALaterOne()
    {
        using var later = Build(typeof(LaterVerifyOtp));
        using var now = Build(typeof(VerifyOtp));
        var sent = now.GetRequiredService<Serializer>().SerializeToArray<object>(new VerifyOtp { OtpId = "otp_1", Code = "123456", Purpose = "login" });

        var read = Assert.IsType<LaterVerifyOtp>(later.GetRequiredService<Serializer>().Deserialize<object>(sent));

        Assert.Equal("login", read.Purpose);
        Assert.Null(read.Device);
    }

    /// <summary>A process of one build knows one type by the name that both builds use.</summary>
    private static ServiceProvider Build(Type known) => new ServiceCollection()
        .AddSerializer()
        .PostConfigure<TypeManifestOptions>(o => o.WellKnownTypeAliases["otpactors.verify"] = known)
        .BuildServiceProvider();
}

[GenerateSerializer]
[Immutable]
[Alias("otpactors.verify-later")]
internal sealed record LaterVerifyOtp
{
    [Id(0)]
    public required string OtpId { get; init; }

    [Id(1)]
    public required string Code { get; init; }

    [Id(2)]
    public string? Purpose { get; init; }

    [Id(3)]
    public string? IdempotencyKey { get; init; }

    [Id(4)]
    public string? Device { get; init; }
}
