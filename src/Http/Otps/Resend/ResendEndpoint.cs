using OtpActors.Engine.Verification;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Otps.Send;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Resend;

/// <summary><c>POST /v1/otp/{otp_id}/resend</c>.</summary>
internal static class ResendEndpoint
{
    public const string Path = "/v1/otp/{otp_id}/resend";

    public static async ValueTask<Reply> HandleAsync(Call call)
    {
        var body = await BodyReader.ReadOrDefaultAsync(call.Request, BodyJson.Default.ResendBody, ResendBody.Empty);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var channel = Channels.Read(fields.Channel, errors);
        var newCode = errors.Given("new_code", fields.NewCode, "Give true or false.", out var given) && given;
        var known = call.TryGetOtp(out var otp);
        var key = IdempotencyHeader.Read(call.Request, $"POST /v1/otp/{otp}/resend", body.Bytes, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Send) is { } lack)
        {
            return lack;
        }

        if (!known)
        {
            return Refused.OtpNotFound;
        }

        var answer = await call.Verification.ResendAsync(call.Workspace, new ResendRequest(otp, channel, newCode), key, call.Aborted);
        return answer.TryGet(out var receipt, out var refusal)
            ? new JsonReply<SendReply>(SendReply.Of(receipt), ReplyJson.Default.SendReply) { Replayed = answer.Replayed }
            : Refused.Of(refusal, answer.Replayed);
    }
}
