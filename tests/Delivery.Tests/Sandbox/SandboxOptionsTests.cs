using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OtpActors.Delivery.Sandbox;

namespace OtpActors.Delivery.Tests.Sandbox;

public sealed class SandboxOptionsTests
{
    [Fact]
    public void SandboxCapacity_NotSet_Is100000()
    {
        using var host = new SandboxHost();

        Assert.Equal(100_000, host.Services.GetRequiredService<IOptions<SandboxOptions>>().Value.SandboxCapacity);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("5000000")]
    public void SandboxCapacity_WithinRange_IsTaken(string capacity)
    {
        using var host = new SandboxHost(capacity);
        host.Send(SampleMessage.To("+12025550123"));
        host.Send(SampleMessage.To("+12025550123", attempt: 2));

        Assert.Equal(capacity == "1" ? 1 : 2, host.Inbox.Find(null, 10).Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5000001")]
    public void SandboxCapacity_OutOfRange_IsRefusedWithTheNameOfTheSetting(string capacity)
    {
        using var host = new SandboxHost(capacity);

        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("OtpActors:SandboxCapacity", refused.Message, StringComparison.Ordinal);
    }
}
