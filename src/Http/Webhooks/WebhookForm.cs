using OtpActors.Domain.Webhooks;
using OtpActors.Http.Bodies;
using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary>Checks the members of webhook requests.</summary>
internal sealed class WebhookForm(IWebhooks webhooks)
{
    private const string UrlSentence = "Give the endpoint's URL as a string, such as https://example.com/hooks/otp.";
    private const string MomentSentence = "Give a time in ISO 8601 with its zone, such as 2026-11-21T10:00:00Z.";

    private static readonly string EventsSentence =
        $"Give a list of one or more of {string.Join(", ", WebhookTopicNames.All.Select(static t => t.Name))}, or leave the field out for all.";

    /// <summary>The URL; null when none is given or it is faulty. A faulty one is never echoed.</summary>
    public string? Url(Field<string> field, FieldErrors errors)
    {
        if (!errors.Given("url", field, UrlSentence, out var url))
        {
            return null;
        }

        if (webhooks.Fault(url) is not { } fault)
        {
            return url;
        }

        errors.Add("url", fault);
        return null;
    }

    /// <summary>The URL, which must be given.</summary>
    public string RequireUrl(Field<string> field, FieldErrors errors)
    {
        if (field.State == FieldState.Absent)
        {
            errors.Add("url", UrlSentence);
        }

        return Url(field, errors) ?? "";
    }

    /// <summary>The events; null when none are given or they are faulty.</summary>
    public static WebhookTopics? Topics(Field<IReadOnlyList<string>> field, FieldErrors errors)
    {
        if (!errors.Given("events", field, EventsSentence, out var names))
        {
            return null;
        }

        var topics = WebhookTopics.None;
        foreach (var name in names)
        {
            var topic = WebhookTopicNames.All.FirstOrDefault(t => t.Name == name).Topic;
            topics |= topic;
            if (topic == WebhookTopics.None)
            {
                errors.Add("events", EventsSentence);
                return null;
            }
        }

        if (topics == WebhookTopics.None)
        {
            errors.Add("events", EventsSentence);
        }

        return topics;
    }

    /// <summary>The member <c>since</c>, which must be given.</summary>
    public static DateTimeOffset RequireMoment(Field<string> field, FieldErrors errors)
    {
        if (field.State == FieldState.Absent)
        {
            errors.Add("since", MomentSentence);
        }

        if (!errors.Given("since", field, MomentSentence, out var text))
        {
            return default;
        }

        if (!MomentText.TryParse(text, out var moment))
        {
            errors.Add("since", MomentSentence);
        }

        return moment;
    }
}
