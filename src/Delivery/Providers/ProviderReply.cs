using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers;

/// <summary>What came back from a call to a provider: an HTTP answer, or what happened instead.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The body, at most <see cref="ProviderConnection.BodyMax"/> bytes; it may hold the code, so it goes nowhere but into the failure table.</param>
/// <param name="RetryAfter">What the header <c>Retry-After</c> asks for.</param>
/// <param name="Fault">The outcome when there is no answer to read.</param>
internal readonly record struct ProviderReply(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, SendOutcome? Fault)
{
    /// <summary>Whether the provider said yes.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>Names the status only: the body may hold a code.</summary>
    public override string ToString() => $"ProviderReply({Status})";
}
