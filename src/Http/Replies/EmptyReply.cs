using System.Text.Json;

namespace OtpActors.Http.Replies;

/// <summary>204 and no body.</summary>
internal sealed class EmptyReply : Reply
{
    private EmptyReply()
        : base(204)
    {
    }

    public static EmptyReply Instance { get; } = new();

    public override void Write(Utf8JsonWriter to, string requestId)
    {
    }
}
