using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Verification;

/// <summary>Turns what a request asks for, and what its workspace has, into the steps of a delivery plan.</summary>
internal static class DeliveryPlan
{
    /// <summary>The steps, or the refusal.</summary>
    public static (ImmutableArray<PlanStep> Steps, Refusal? Refusal) For(RequestedChannel channel, bool fallbackSms, WorkspaceSettings settings)
    {
        var whatsApp = new PlanStep(Channel.WhatsApp, settings.ReceiptTimeout);
        var sms = new PlanStep(Channel.Sms, settings.ReceiptTimeout);
        return channel switch
        {
            RequestedChannel.Sms when !settings.Sms => ([], Refusals.Module("m3_sms")),
            RequestedChannel.Sms => ([sms], null),
            RequestedChannel.Auto when !settings.WhatsApp && settings.Sms => ([sms], null),
            RequestedChannel.Auto or RequestedChannel.WhatsApp when !settings.WhatsApp => ([], Refusals.Module("m2_whatsapp")),
            RequestedChannel.Auto or RequestedChannel.WhatsApp when fallbackSms && settings.Sms => ([whatsApp, sms], null),
            RequestedChannel.Auto or RequestedChannel.WhatsApp => ([whatsApp], null),
        };
    }
}
