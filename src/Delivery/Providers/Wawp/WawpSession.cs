using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>Asks whether the phone is still linked. The answer's shape is not documented: a status word is looked for in the usual places.</summary>
internal sealed class WawpSession(WawpOptions options, ProviderTools tools) : IProviderProbe
{
    private readonly Uri _info = new(options.Url, $"/v2/session/info?instance_id={Uri.EscapeDataString(options.InstanceId)}");

    public TimeSpan? Every { get; } = TimeSpan.FromSeconds(30);

    public async ValueTask<SendOutcome?> AskAsync(CancellationToken cancellationToken)
    {
        var reply = await tools.Connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, _info).WithBearer(options.Token), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        if (!reply.IsSuccess)
        {
            return WawpFailures.Read(reply, body is null ? null : ReplyText.Of(body.RootElement, "code"));
        }

        var status = body is null ? null : ReplyText.Of(body.RootElement, "status") ?? ReplyText.Of(body.RootElement, "data", "status");
        return IsLost(status) ? new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "session_not_working") : null;
    }

    /// <summary>The words of the software below (WAHA); one that nobody knows is no reason to stop sending.</summary>
    private static bool IsLost(string? status) => status?.ToUpperInvariant() is "STOPPED" or "SCAN_QR_CODE" or "FAILED" or "DISCONNECTED" or "LOGGED_OUT";
}
