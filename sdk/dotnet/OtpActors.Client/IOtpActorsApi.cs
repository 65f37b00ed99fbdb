using OtpActors.Client.Errors;
using OtpActors.Client.Otps;
using Refit;

namespace OtpActors.Client;

/// <summary>
/// The OTP endpoints, one method each. What the server refuses is an <see cref="OtpActorsException"/>; a server that cannot be reached is an
/// <see cref="HttpRequestException"/>. An idempotency key is 1 to 255 visible characters, new for each thing that you want done and the same for
/// each repetition; <see cref="OtpActorsClient"/> makes them for you.
/// </summary>
public interface IOtpActorsApi
{
    /// <summary>Sends a code over the best channel: <c>POST /v1/otp/send</c>.</summary>
    /// <param name="request">To whom and what.</param>
    /// <param name="idempotencyKey">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Post("/v1/otp/send")]
    Task<SendReply> SendAsync([Body] SendRequest request, [Header("Idempotency-Key")] string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Sends a code over WhatsApp: <c>POST /v1/whatsapp/otp/send</c>.</summary>
    /// <param name="request">To whom and what; without a channel.</param>
    /// <param name="idempotencyKey">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Post("/v1/whatsapp/otp/send")]
    Task<SendReply> SendWhatsAppAsync([Body] SendRequest request, [Header("Idempotency-Key")] string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Checks a code: <c>POST /v1/otp/verify</c>. A wrong code is an answer, not an exception.</summary>
    /// <param name="request">The OTP and the code.</param>
    /// <param name="idempotencyKey">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was right.</returns>
    [Post("/v1/otp/verify")]
    Task<VerifyReply> VerifyAsync([Body] VerifyRequest request, [Header("Idempotency-Key")] string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Checks a code: <c>POST /v1/whatsapp/otp/verify</c>, the same as <see cref="VerifyAsync"/>.</summary>
    /// <param name="request">The OTP and the code.</param>
    /// <param name="idempotencyKey">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was right.</returns>
    [Post("/v1/whatsapp/otp/verify")]
    Task<VerifyReply> VerifyWhatsAppAsync([Body] VerifyRequest request, [Header("Idempotency-Key")] string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>An OTP as it stands: <c>GET /v1/otp/{otp_id}</c>.</summary>
    /// <param name="otpId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Get("/v1/otp/{otpId}")]
    Task<OtpReply> GetAsync(string otpId, CancellationToken cancellationToken);

    /// <summary>An OTP as it stands: <c>GET /v1/whatsapp/otp/{otp_id}</c>, the same as <see cref="GetAsync"/>.</summary>
    /// <param name="otpId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Get("/v1/whatsapp/otp/{otpId}")]
    Task<OtpReply> GetWhatsAppAsync(string otpId, CancellationToken cancellationToken);

    /// <summary>Sends another message of an OTP: <c>POST /v1/otp/{otp_id}/resend</c>.</summary>
    /// <param name="otpId">Its id.</param>
    /// <param name="request">How.</param>
    /// <param name="idempotencyKey">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Post("/v1/otp/{otpId}/resend")]
    Task<SendReply> ResendAsync(
        string otpId, [Body] ResendRequest request, [Header("Idempotency-Key")] string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Cancels an OTP: <c>POST /v1/otp/{otp_id}/cancel</c>. May be repeated.</summary>
    /// <param name="otpId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    [Post("/v1/otp/{otpId}/cancel")]
    Task<OtpReply> CancelAsync(string otpId, CancellationToken cancellationToken);

    /// <summary>Looks for OTPs: <c>POST /v1/otp/search</c>.</summary>
    /// <param name="request">What to look for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One page.</returns>
    [Post("/v1/otp/search")]
    Task<SearchReply> SearchAsync([Body] SearchRequest request, CancellationToken cancellationToken);
}
