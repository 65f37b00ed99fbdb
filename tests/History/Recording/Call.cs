using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>A request that can be made again with the same bytes and the same idempotency key.</summary>
internal sealed record Call(Operation Operation, HttpMethod Method, string Path, byte[]? Body)
{
    public string? Key => Operation.IdempotencyKey;
}
