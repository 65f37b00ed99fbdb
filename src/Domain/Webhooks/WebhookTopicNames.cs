using System.Collections.Immutable;
using OtpActors.Domain.Otps;

namespace OtpActors.Domain.Webhooks;

/// <summary>The names of events as subscribers see them.</summary>
public static class WebhookTopicNames
{
    /// <summary>The name of the event that a test sends.</summary>
    public const string Test = "webhook.test";

    /// <summary>All names, in the order in which they are told.</summary>
    public static ImmutableArray<(WebhookTopics Topic, string Name)> All { get; } =
    [
        (WebhookTopics.Sent, "otp.sent"),
        (WebhookTopics.Delivered, "otp.delivered"),
        (WebhookTopics.Verified, "otp.verified"),
        (WebhookTopics.Expired, "otp.expired"),
        (WebhookTopics.Failed, "otp.failed"),
        (WebhookTopics.SmsFallback, "otp.sms_fallback"),
        (WebhookTopics.Canceled, "otp.canceled"),
    ];

    /// <summary>The topic of an event.</summary>
    /// <param name="kind">What happened.</param>
    /// <returns>The topic.</returns>
    public static WebhookTopics TopicOf(OtpEventKind kind) => kind switch
    {
        OtpEventKind.Sent => WebhookTopics.Sent,
        OtpEventKind.Delivered => WebhookTopics.Delivered,
        OtpEventKind.Verified => WebhookTopics.Verified,
        OtpEventKind.Expired => WebhookTopics.Expired,
        OtpEventKind.DeliveryFailed or OtpEventKind.AttemptsExceeded => WebhookTopics.Failed,
        OtpEventKind.SmsFallback => WebhookTopics.SmsFallback,
        OtpEventKind.Canceled => WebhookTopics.Canceled,
    };

    /// <summary>The name of an event.</summary>
    /// <param name="kind">What happened; null for a test.</param>
    /// <returns>The name.</returns>
    public static string NameOf(OtpEventKind? kind)
    {
        if (kind is null)
        {
            return Test;
        }

        var topic = TopicOf(kind.Value);
        return All.First(t => t.Topic == topic).Name;
    }
}
