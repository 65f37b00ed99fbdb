using System.Runtime.CompilerServices;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Send;

/// <summary><c>POST /v1/otp/send</c> and <c>POST /v1/whatsapp/otp/send</c>.</summary>
internal static class SendEndpoint
{
    public const string Path = "/v1/otp/send";
    public const string WhatsAppPath = "/v1/whatsapp/otp/send";

    public static ValueTask<Reply> HandleAsync(Call call) => HandleAsync(call, PathFamily.Any, "POST " + Path);

    public static ValueTask<Reply> HandleWhatsAppAsync(Call call) => HandleAsync(call, PathFamily.WhatsApp, "POST " + WhatsAppPath);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Reply> HandleAsync(Call call, PathFamily family, string scope)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.SendBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var request = SendForm.Read(fields, family, errors);
        var key = IdempotencyHeader.Read(call.Request, scope, body.Bytes, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Send) is { } lack)
        {
            return lack;
        }

        var answer = await call.Verification.SendAsync(call.Workspace, request, key, call.Aborted);
        return answer.TryGet(out var receipt, out var refusal)
            ? new JsonReply<SendReply>(SendReply.Of(receipt), ReplyJson.Default.SendReply) { Replayed = answer.Replayed }
            : Refused.Of(refusal, answer.Replayed);
    }
}
