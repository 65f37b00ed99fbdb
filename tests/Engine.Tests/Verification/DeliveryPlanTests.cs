using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

public sealed class DeliveryPlanTests
{
    private static readonly WorkspaceSettings Both = WorkspaceSettings.Default;
    private static readonly WorkspaceSettings NoSms = Both with { Sms = false };
    private static readonly WorkspaceSettings NoWhatsApp = Both with { WhatsApp = false };
    private static readonly PlanRule SmsFirst = new("", [(Channel.Sms, TimeSpan.FromSeconds(30)), (Channel.WhatsApp, null)]);

    [Fact]
    public void For_Auto_FollowsTheRuleAndTheModules()
    {
        Assert.Equal("WhatsApp 10, Sms 10", Plan(RequestedChannel.Auto, true, Both, null));
        Assert.Equal("WhatsApp 10", Plan(RequestedChannel.Auto, false, Both, null));
        Assert.Equal("Sms 10", Plan(RequestedChannel.Auto, false, NoWhatsApp, null));
        Assert.Equal("Sms 30, WhatsApp 10", Plan(RequestedChannel.Auto, true, Both, SmsFirst));
        Assert.Equal("Sms 30", Plan(RequestedChannel.Auto, false, Both, SmsFirst));
        Assert.Equal("WhatsApp 10", Plan(RequestedChannel.Auto, true, NoSms, SmsFirst));
        Assert.Equal("ModuleInactive", Plan(RequestedChannel.Auto, true, NoSms with { WhatsApp = false }, SmsFirst));
    }

    [Fact]
    public void For_NamedChannel_KeepsItAndTakesTheRulesWait()
    {
        Assert.Equal("WhatsApp 10, Sms 30", Plan(RequestedChannel.WhatsApp, true, Both, SmsFirst));
        Assert.Equal("WhatsApp 10", Plan(RequestedChannel.WhatsApp, true, NoSms, SmsFirst));
        Assert.Equal("Sms 30", Plan(RequestedChannel.Sms, true, Both, SmsFirst));
        Assert.Equal("ModuleInactive", Plan(RequestedChannel.WhatsApp, true, NoWhatsApp, null));
        Assert.Equal("ModuleInactive", Plan(RequestedChannel.Sms, true, NoSms, null));
    }

    private static string Plan(RequestedChannel channel, bool fallbackSms, WorkspaceSettings settings, PlanRule? rule)
    {
        var (steps, refusal) = DeliveryPlan.For(channel, fallbackSms, settings, rule);
        return refusal?.Code.ToString() ?? string.Join(", ", steps.Select(static s => $"{s.Channel} {s.ReceiptTimeout.TotalSeconds}"));
    }
}
