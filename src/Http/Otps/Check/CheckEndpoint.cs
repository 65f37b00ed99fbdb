using System.Runtime.CompilerServices;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Verification;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Check;

/// <summary><c>POST /v1/otp/verify</c> and <c>POST /v1/whatsapp/otp/verify</c>.</summary>
internal static class CheckEndpoint
{
    public const string Path = "/v1/otp/verify";
    public const string WhatsAppPath = "/v1/whatsapp/otp/verify";

    private const string IdSentence = "Give the otp_id that the send answered with, as a string.";
    private const string CodeSentence = "Give the code as a string of 4 to 8 ASCII digits.";

    public static ValueTask<Reply> HandleAsync(Call call) => HandleAsync(call, "POST " + Path);

    public static ValueTask<Reply> HandleWhatsAppAsync(Call call) => HandleAsync(call, "POST " + WhatsAppPath);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Reply> HandleAsync(Call call, string scope)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.CheckBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var id = Require("otp_id", fields.OtpId, IdSentence, errors);
        if (!OtpCode.TryParse(Require("code", fields.Code, CodeSentence, errors)?.Trim(), out var code) && fields.Code.State == FieldState.Given)
        {
            errors.Add("code", CodeSentence);
        }

        var purpose = Purpose.Form.Read(fields.Purpose, errors);
        var key = IdempotencyHeader.Read(call.Request, scope, body.Bytes, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Verify) is { } lack)
        {
            return lack;
        }

        if (!OtpId.TryParse(id, out var otp))
        {
            return Refused.OtpNotFound;
        }

        var answer = await call.Verification.CheckAsync(call.Workspace, new CheckRequest(otp, code, purpose), key, call.Aborted);
        return answer.TryGet(out var result, out var refusal) ? ReplyOf(result, answer.Replayed) : Refused.Of(refusal, answer.Replayed);
    }

    private static Reply ReplyOf(CheckResult result, bool replayed) => result.Valid
        ? new JsonReply<ValidReply>(ValidReply.Of(result), ReplyJson.Default.ValidReply) { Replayed = replayed }
        : new JsonReply<InvalidReply>(InvalidReply.Of(result), ReplyJson.Default.InvalidReply) { Replayed = replayed };

    private static string? Require(string name, Field<string> field, string sentence, FieldErrors errors)
    {
        if (field.State == FieldState.Absent)
        {
            errors.Add(name, sentence);
        }

        return errors.Given(name, field, sentence, out var text) ? text : null;
    }
}
