using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Http.Sandbox;

/// <summary>One message that the sandbox received.</summary>
internal sealed record SandboxMessageReply(string OtpId, string Phone, string Channel, string Code, string Text, DateTimeOffset At)
{
    public static SandboxMessageReply Of(SandboxMessage message) => new(
        message.OtpId.ToString(), message.Phone.E164, message.Channel.Name(), message.Code.Reveal(), message.Text, message.At);

    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(SandboxMessageReply);
}
