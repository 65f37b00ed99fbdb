using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Verification;

/// <summary>Turns what a request asks for, what its workspace has and what holds for its number into the steps of a delivery plan.</summary>
public static class DeliveryPlan
{
    /// <summary>The steps, or the refusal.</summary>
    /// <param name="channel">What the request asks for.</param>
    /// <param name="fallbackSms">Whether more than one channel may be used.</param>
    /// <param name="settings">The workspace.</param>
    /// <param name="rule">What holds for the number; null when nothing special does.</param>
    /// <returns>At least one step and no refusal, or a refusal.</returns>
    public static (ImmutableArray<PlanStep> Steps, Refusal? Refusal) For(
        RequestedChannel channel, bool fallbackSms, WorkspaceSettings settings, PlanRule? rule)
    {
        rule ??= PlanRule.Standard;
        return channel switch
        {
            RequestedChannel.Sms => settings.Sms ? ([Step(Channel.Sms)], null) : ([], Refusals.Module("m3_sms")),
            RequestedChannel.WhatsApp when !settings.WhatsApp => ([], Refusals.Module("m2_whatsapp")),
            RequestedChannel.WhatsApp => fallbackSms && settings.Sms ? ([Step(Channel.WhatsApp), Step(Channel.Sms)], null) : ([Step(Channel.WhatsApp)], null),
            RequestedChannel.Auto => Auto(),
        };

        (ImmutableArray<PlanStep>, Refusal?) Auto()
        {
            var steps = ImmutableArray.CreateBuilder<PlanStep>(rule.Steps.Length);
            foreach (var step in rule.Steps)
            {
                if (step.Channel == Channel.Sms ? settings.Sms : settings.WhatsApp)
                {
                    steps.Add(Step(step.Channel));
                }

                if (steps.Count == 1 && !fallbackSms)
                {
                    break;
                }
            }

            return steps.Count > 0 ? (steps.DrainToImmutable(), null) : ([], Refusals.Module(rule.Steps[0].Channel == Channel.Sms ? "m3_sms" : "m2_whatsapp"));
        }

        PlanStep Step(Channel of) => new(of, rule.TimeoutOf(of) ?? settings.ReceiptTimeout);
    }
}
