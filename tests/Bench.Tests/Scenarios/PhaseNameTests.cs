using OtpActors.Bench.Load.Scenarios;

namespace OtpActors.Bench.Tests.Scenarios;

public class PhaseNameTests
{
    [Theory]
    [InlineData("send", "send", 0)]
    [InlineData("verify-wrong@3000", "verify-wrong", 3000)]
    public void Parse_KnownPhase_GivesOperationAndRate(string text, string operation, int rate) =>
        Assert.Equal(new PhaseName(operation, rate), PhaseName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("resend")]
    [InlineData("send@fast")]
    [InlineData("send@1@2")]
    public void Parse_AnythingElse_Throws(string text) => Assert.Throws<ArgumentException>(() => PhaseName.Parse(text));
}
