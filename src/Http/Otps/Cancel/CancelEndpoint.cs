using OtpActors.Http.Access;
using OtpActors.Http.Otps.Status;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Cancel;

/// <summary><c>POST /v1/otp/{otp_id}/cancel</c>. A body, if there is one, says nothing.</summary>
internal static class CancelEndpoint
{
    public const string Path = "/v1/otp/{otp_id}/cancel";

    public static async ValueTask<Reply> HandleAsync(Call call)
    {
        if (call.Lacks(Scopes.Send) is { } lack)
        {
            return lack;
        }

        if (!call.TryGetOtp(out var otp))
        {
            return Refused.OtpNotFound;
        }

        var answer = await call.Verification.CancelAsync(call.Workspace, otp, call.Aborted);
        return answer.TryGet(out var state, out var refusal)
            ? new JsonReply<StatusReply>(StatusReply.Of(state), ReplyJson.Default.StatusReply)
            : Refused.Of(refusal, false);
    }
}
