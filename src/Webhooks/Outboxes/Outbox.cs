using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Webhooks.Outboxes;

/// <summary>One of an endpoint's outboxes.</summary>
/// <param name="Workspace">Whose endpoint it is.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Shard">Which of its outboxes.</param>
internal readonly record struct Outbox(WorkspaceId Workspace, EndpointId Endpoint, int Shard)
{
    /// <summary>The outbox for an OTP's events: all of them go into the same one.</summary>
    public static int ShardOf(OtpId otp) => (int)((ulong)(otp.Value >> 64) % Domain.Limits.OutboxShards);

    /// <summary>The address of one of its pages.</summary>
    public PageAddress Page(int number) => new(Workspace, Endpoint, Shard, number);
}
