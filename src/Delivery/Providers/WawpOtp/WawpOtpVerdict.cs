using System.Text.Json;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.WawpOtp;

/// <summary>
/// Reads what Wawp says to a code. Neither its yes nor its no is documented, so only a yes that cannot be anything else counts: any word of refusal
/// beside it, or none that is known, is a no.
/// </summary>
internal static class WawpOtpVerdict
{
    private static readonly string[] YesNames = ["valid", "verified", "success"];

    /// <summary>Words about our own set-up, not about the code.</summary>
    private static readonly string?[] OursIsWrong = ["invalid_access_token", "invalid_instance", "server_not_found", "wawp_upstream_error"];

    public static KeeperVerdict Read(in ProviderReply reply)
    {
        using var body = ReplyText.Parse(reply.Body);
        var code = body is null ? null : ReplyText.Of(body.RootElement, "code");
        var unavailable = reply is { Fault: not null } or { Status: 429 or >= 500 } || OursIsWrong.Contains(code) || (reply.Status is 401 or 403 && code is null);
        return unavailable || (reply.IsSuccess && body is null) ? KeeperVerdict.Unavailable
            : reply.IsSuccess && IsYes(body!.RootElement, code) ? KeeperVerdict.Right
            : KeeperVerdict.Wrong;
    }

    private static bool IsYes(JsonElement body, string? code)
    {
        if (body.ValueKind != JsonValueKind.Object || code is not (null or "success"))
        {
            return false;
        }

        var said = YesNames.Where(name => body.TryGetProperty(name, out _)).Select(name => body.GetProperty(name).ValueKind).ToArray();
        return said.All(static kind => kind == JsonValueKind.True) && (code == "success" || said.Length > 0);
    }
}
