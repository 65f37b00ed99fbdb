using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>Asks whether the device is still linked. Documented is the address; a status word is looked for where one would stand.</summary>
internal sealed class WapingDevice(WapingOptions options, ProviderTools tools) : IProviderProbe
{
    private readonly Uri _devices = new(options.Url, "/v1/devices");

    public TimeSpan? Every { get; } = TimeSpan.FromSeconds(30);

    public async ValueTask<SendOutcome?> AskAsync(CancellationToken cancellationToken)
    {
        var reply = await tools.Connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, _devices).WithBearer(options.Key), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        if (!reply.IsSuccess)
        {
            return WapingFailures.Read(reply, body is null ? null : ReplyText.Of(body.RootElement, "error", "code"));
        }

        return body is not null && Find(body.RootElement) is { } device && IsLost(ReplyText.Of(device, "status"))
            ? new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "SESSION_DISCONNECTED")
            : null;
    }

    /// <summary>The device, in a list at the top or below it.</summary>
    private JsonElement? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when ReplyText.Of(element, "id") == options.DeviceId => element,
        JsonValueKind.Object => element.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(static found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    /// <summary>A word that nobody knows is no reason to stop sending.</summary>
    private static bool IsLost(string? status) => status?.ToUpperInvariant() is "DISCONNECTED" or "LOGGED_OUT" or "OFFLINE" or "UNPAIRED";
}
