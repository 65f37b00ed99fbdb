using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OtpActors.Http.Replies;

/// <summary>200, unless said otherwise, and a body.</summary>
internal sealed class JsonReply<T>(T body, JsonTypeInfo<T> type, int status = 200) : Reply(status)
{
    public override void Write(Utf8JsonWriter to, string requestId) => JsonSerializer.Serialize(to, body, type);
}
