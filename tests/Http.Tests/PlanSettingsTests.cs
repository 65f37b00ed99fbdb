using Microsoft.Extensions.Configuration;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Verification;
using OtpActors.Http.Settings;

namespace OtpActors.Http.Tests;

public sealed class PlanSettingsTests
{
    [Fact]
    public void Read_PlansByPrefix_TheLongestCounts()
    {
        var plans = Read(("default", "whatsapp 20s, sms"), ("1", "sms"), ("1264", "sms 30s, WhatsApp"));

        Assert.Equal("WhatsApp 20, Sms", Steps(plans, "+447700900123"));
        Assert.Equal("Sms", Steps(plans, "+12025550123"));
        Assert.Equal("Sms 30, WhatsApp", Steps(plans, "+12642355555"));
    }

    [Fact]
    public void Read_NoPlans_HasNoRule() => Assert.Same(PlanRules.None, Read());

    [Theory]
    [InlineData("default", "pigeon")]
    [InlineData("default", "sms, sms")]
    [InlineData("default", "whatsapp 0s, sms")]
    [InlineData("default", "whatsapp 301s")]
    [InlineData("default", "whatsapp 10")]
    [InlineData("default", "whatsapp 10s now, sms")]
    [InlineData("default", "whatsapp,,sms")]
    [InlineData("de", "sms")]
    [InlineData("+91", "sms")]
    [InlineData("0", "sms")]
    [InlineData("12345678", "sms")]
    public void Read_FaultyPlan_IsTold(string name, string plan)
    {
        var settings = Settings((name, plan));

        PlanSettings.Read(settings);

        Assert.StartsWith($"OtpActors__Plans__{name} is ", Assert.Single(Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences), StringComparison.Ordinal);
    }

    private static string Steps(PlanRules plans, string phone)
    {
        var rule = plans.For(PhoneNumber.TryParse(phone, out var number) ? number : throw new ArgumentException("Not a number.", nameof(phone)))!;
        return string.Join(", ", rule.Steps.Select(static step => step.ReceiptTimeout is { } wait ? $"{step.Channel} {wait.TotalSeconds}" : $"{step.Channel}"));
    }

    private static PlanRules Read(params (string Name, string Plan)[] plans)
    {
        var settings = Settings(plans);
        var rules = PlanSettings.Read(settings);
        settings.ThrowIfFaulty();
        return rules;
    }

    private static SettingsReader Settings(params (string Name, string Plan)[] plans) => new(
        new ConfigurationBuilder().AddInMemoryCollection(plans.Select(static p => KeyValuePair.Create("OtpActors:Plans:" + p.Name, (string?)p.Plan))).Build());
}
