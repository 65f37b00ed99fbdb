using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Front;

/// <summary>The engine's answers in the words of the public contract.</summary>
internal static class FrontReplies
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static OtpRefusal NotFound { get; } = new() { Code = "otp_not_found", Detail = "There is no such OTP in this workspace, or it is no longer kept." };

    public static OtpRefusal NoWorkspace { get; } = new() { Code = "not_found", Detail = "There is no such workspace. The grain's key is the workspace's name." };

    /// <summary>Runs a request; what the engine throws when it cannot answer becomes a refusal.</summary>
    public static async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> run, Func<OtpRefusal, T> refuse)
    {
        try
        {
            return await run();
        }
        catch (OverloadedException)
        {
            return refuse(new OtpRefusal { Code = "overloaded", Detail = "The cluster has more to do than it can. Nothing was done; try again.", RetryAfter = Soon });
        }
        catch (StorageUnavailableException)
        {
            return refuse(new OtpRefusal
            {
                Code = "storage_unavailable",
                Detail = "The cluster cannot reach its storage. Try again with the same idempotency key.",
                RetryAfter = Soon,
            });
        }
    }

    public static SendOtpResult Of(Answer<SendReceipt> answer) => answer.TryGet(out var receipt, out var refusal)
        ? new SendOtpResult
        {
            OtpId = receipt.Otp.ToString(),
            Channel = receipt.Channel.Name(),
            ExpiresAt = receipt.ExpiresAt,
            MessageId = receipt.MessageId,
            AttemptsAllowed = receipt.AttemptsAllowed,
            ResendAt = receipt.ResendAt,
            Replayed = answer.Replayed,
        }
        : new SendOtpResult { Refusal = Of(refusal), Replayed = answer.Replayed };

    public static VerifyOtpResult Of(Answer<CheckResult> answer) => answer.TryGet(out var result, out var refusal)
        ? new VerifyOtpResult
        {
            Valid = result.Valid,
            AttemptsRemaining = result.AttemptsRemaining,
            Phone = result.Valid ? result.Phone.E164 : null,
            VerifiedAt = result.VerifiedAt,
            Channel = result.Valid ? result.Channel.Name() : null,
            Replayed = answer.Replayed,
        }
        : new VerifyOtpResult { Refusal = Of(refusal), Replayed = answer.Replayed };

    public static OtpResult Of(Answer<OtpState> answer) => answer.TryGet(out var otp, out var refusal)
        ? new OtpResult
        {
            Otp = new OtpStatus
            {
                OtpId = otp.Draft.Id.ToString(),
                Status = otp.Status,
                Phone = otp.Draft.Phone.E164,
                Channel = otp.Channel?.Name() ?? "",
                CreatedAt = otp.CreatedAt,
                ExpiresAt = otp.ExpiresAt,
                VerifiedAt = otp.Phase == OtpPhase.Verified ? otp.EndedAt : null,
                Attempts = otp.Attempts,
                FallbackUsed = otp.Delivery.FellBack,
                Purpose = otp.Draft.Purpose,
                ClientReference = otp.Draft.ClientReference,
                Metadata = otp.Draft.Metadata,
            },
        }
        : new OtpResult { Refusal = Of(refusal) };

    private static OtpRefusal Of(Refusal refusal) => new()
    {
        Code = RefusalNames.Of(refusal.Code),
        Detail = refusal.Detail,
        Field = refusal.Field,
        Limit = refusal.Limit,
        RetryAfter = refusal.RetryAfter,
    };
}
