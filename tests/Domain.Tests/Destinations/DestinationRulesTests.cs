using System.Collections.Immutable;
using OtpActors.Domain.Destinations;

namespace OtpActors.Domain.Tests.Destinations;

/// <summary>A38: where a workspace may send.</summary>
public sealed class DestinationRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Judge_NoCountryNamed_DeniesEverything()
    {
        Assert.Equal(DestinationAction.Deny, Judge(DestinationRules.Nowhere, "+4915112345678"));
        Assert.Equal(DestinationAction.Deny, Judge(DestinationRules.Nowhere, "+88312345678"));
    }

    [Fact]
    public void Judge_ReservedNumber_PassesEverything() => Assert.Equal(DestinationAction.Allow, Judge(DestinationRules.Nowhere, "+99912345678"));

    [Fact]
    public void Judge_AllCountries_AllowsNumbersOfNoneToo() => Assert.Equal(DestinationAction.Allow, Judge(DestinationRules.Everywhere, "+88312345678"));

    [Theory]
    [InlineData("+4915112345678", DestinationAction.Allow)]
    [InlineData("+393331234567", DestinationAction.Monitor)]
    [InlineData("+79161234567", DestinationAction.Deny)]
    [InlineData("+442079460000", DestinationAction.Deny)]
    public void Judge_NamedCountries_FollowsTheirLists(string e164, DestinationAction expected) =>
        Assert.Equal(expected, Judge(new DestinationRules(["DE", "RU"], ["IT"], ["RU"], []), e164));

    [Fact]
    public void Judge_MoreSpecificRule_Wins()
    {
        ImmutableArray<DestinationRule> rules =
        [
            Prefix("49", DestinationAction.Deny), Prefix("49151", DestinationAction.Allow), Prefix("4915112", DestinationAction.Deny),
            Number(7, DestinationAction.Allow),
        ];
        var all = new DestinationRules(["*"], [], [], rules);

        Assert.Equal(DestinationAction.Deny, Judge(all, "+4930123456"));
        Assert.Equal(DestinationAction.Allow, Judge(all, "+4915199999999"));
        Assert.Equal(DestinationAction.Deny, Judge(all, "+4915112345678"));
        Assert.Equal(DestinationAction.Allow, Judge(all, "+4915112345678", name: 7));
        Assert.Equal(DestinationAction.Allow, Judge(all, "+442079460000"));
    }

    [Fact]
    public void Judge_RuleThatEnded_SaysNothing()
    {
        var all = new DestinationRules(["*"], [], [], [Prefix("49", DestinationAction.Deny) with { EndsAt = Now }]);

        Assert.Equal(DestinationAction.Allow, Judge(all, "+4915112345678"));
    }

    [Fact]
    public void Judge_NewerRuleForTheSameEnded_TheOlderHoldsAgain()
    {
        ImmutableArray<DestinationRule> rules =
        [
            Prefix("49", DestinationAction.Deny), Prefix("49", DestinationAction.Allow) with { EndsAt = Now },
            Number(7, DestinationAction.Deny), Number(7, DestinationAction.Allow) with { EndsAt = Now },
        ];

        Assert.Equal(DestinationAction.Deny, Judge(new DestinationRules(["*"], [], [], rules[..2]), "+4915112345678"));
        Assert.Equal(DestinationAction.Deny, Judge(new DestinationRules(["*"], [], [], rules[2..]), "+4915112345678", name: 7));
    }

    [Fact]
    public void Judge_TwoRulesForTheSame_TheNewerWins()
    {
        ImmutableArray<DestinationRule> rules =
        [
            Prefix("49", DestinationAction.Deny), Prefix("49", DestinationAction.Allow) with { EndsAt = Now.AddSeconds(1) },
            Number(7, DestinationAction.Allow), Number(7, DestinationAction.Deny),
        ];
        var all = new DestinationRules(["*"], [], [], rules);

        Assert.Equal(DestinationAction.Allow, Judge(all, "+4915112345678"));
        Assert.Equal(DestinationAction.Deny, Judge(all, "+4915112345678", name: 7));
    }

    private static DestinationAction Judge(DestinationRules rules, string e164, UInt128 name = default) =>
        rules.Judge(CountriesTests.Number(e164), name, Now).Action;

    private static DestinationRule Prefix(string prefix, DestinationAction action) => new("r", prefix, null, "+" + prefix, action, "", Now, null);

    private static DestinationRule Number(UInt128 name, DestinationAction action) => new("r", null, name, "+**78", action, "", Now, null);
}
