using OtpActors.Http.Access;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Status;

/// <summary><c>GET /v1/otp/{otp_id}</c> and <c>GET /v1/whatsapp/otp/{otp_id}</c>.</summary>
internal static class StatusEndpoint
{
    public const string Path = "/v1/otp/{otp_id}";
    public const string WhatsAppPath = "/v1/whatsapp/otp/{otp_id}";

    public static async ValueTask<Reply> HandleAsync(Call call)
    {
        if (call.Lacks(Scopes.Read) is { } lack)
        {
            return lack;
        }

        if (!call.TryGetOtp(out var otp))
        {
            return Refused.OtpNotFound;
        }

        var answer = await call.Verification.GetAsync(call.Workspace, otp, call.Aborted);
        return answer.TryGet(out var state, out var refusal)
            ? new JsonReply<StatusReply>(StatusReply.Of(state), ReplyJson.Default.StatusReply)
            : Refused.Of(refusal, false);
    }
}
