using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Webhooks;

/// <summary>The body that adds a webhook endpoint.</summary>
internal sealed record AddWebhookBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Url { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> Events { get; init; }

    /// <summary>Names the type only: people put tokens into URLs.</summary>
    public override string ToString() => nameof(AddWebhookBody);
}
