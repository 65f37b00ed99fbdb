using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Webhooks;

/// <summary>The body that changes a webhook endpoint; what is absent stays.</summary>
internal sealed record ChangeWebhookBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Url { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> Events { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> Enabled { get; init; }

    /// <summary>Names the type only: people put tokens into URLs.</summary>
    public override string ToString() => nameof(ChangeWebhookBody);
}
