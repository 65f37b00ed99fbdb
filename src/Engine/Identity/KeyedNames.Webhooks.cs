using System.Buffers.Binary;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Hashing;

namespace OtpActors.Engine.Identity;

/// <content>The names of what delivers webhooks.</content>
public sealed partial class KeyedNames
{
    /// <summary>The webhook endpoints of a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>Their key.</returns>
    public EndpointsKey Endpoints(WorkspaceId workspace) => new(HashText(_webhookKey, workspace.ToString()));

    /// <summary>An outbox.</summary>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="shard">Which of them.</param>
    /// <returns>Its key.</returns>
    public OutboxKey Outbox(EndpointId endpoint, int shard) => new(HashNumbers(endpoint, shard, -1));

    /// <summary>A page of an outbox.</summary>
    /// <param name="address">Where it belongs.</param>
    /// <returns>Its key.</returns>
    public PageKey Page(PageAddress address) => new(HashNumbers(address.Endpoint, address.Shard, address.Number));

    /// <summary>An endpoint's secret: it follows from this installation's key and the salt, so it is stored nowhere.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="salt">128 random bits; another one gives another secret.</param>
    /// <returns>32 bytes.</returns>
    public byte[] WebhookSecret(EndpointId endpoint, UInt128 salt)
    {
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, endpoint.Value);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes[16..], salt);
        var hash = new byte[KeyedHash.Size];
        _webhookSecretKey.Compute(bytes, hash);
        return hash;
    }

    private UInt128 HashNumbers(EndpointId endpoint, int shard, int page)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, endpoint.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], shard);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[20..], page);
        return Hash(_webhookKey, bytes);
    }
}
