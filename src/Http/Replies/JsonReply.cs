using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OtpActors.Http.Replies;

/// <summary>200 and a body.</summary>
internal sealed class JsonReply<T>(T body, JsonTypeInfo<T> type) : Reply(200)
{
    public override void Write(Utf8JsonWriter to, string requestId) => JsonSerializer.Serialize(to, body, type);
}
