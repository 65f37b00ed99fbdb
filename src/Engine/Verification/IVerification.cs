using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Engine.Verification;

/// <summary>
/// The driving port: everything that a caller can ask for. Each method drives one request through the actors; none of them relies on the caller
/// staying connected once it has begun to change something.
/// Fails with <see cref="Ports.OverloadedException"/> (nothing happened) and <see cref="Ports.StorageUnavailableException"/> (unknown).
/// </summary>
public interface IVerification
{
    /// <summary>Makes an OTP and delivers its code.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="request">What for.</param>
    /// <param name="key">The request's idempotency key; null for none.</param>
    /// <param name="cancellationToken">The caller hung up: heeded only before anything is reserved.</param>
    /// <returns>The receipt or the refusal.</returns>
    ValueTask<Answer<SendReceipt>> SendAsync(WorkspaceId workspace, SendRequest request, IdempotencyKey? key, CancellationToken cancellationToken);

    /// <summary>Checks a code. Counted before told.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="request">The code.</param>
    /// <param name="key">The request's idempotency key; null for none.</param>
    /// <param name="cancellationToken">The caller hung up: heeded only before anything is counted.</param>
    /// <returns>The result or the refusal.</returns>
    ValueTask<Answer<CheckResult>> CheckAsync(WorkspaceId workspace, CheckRequest request, IdempotencyKey? key, CancellationToken cancellationToken);

    /// <summary>Sends an OTP again: the same deadline, attempts kept, the same code unless a new one is asked for.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="request">Which.</param>
    /// <param name="key">The request's idempotency key; null for none.</param>
    /// <param name="cancellationToken">The caller hung up: heeded only before anything is reserved.</param>
    /// <returns>The receipt or the refusal.</returns>
    ValueTask<Answer<SendReceipt>> ResendAsync(WorkspaceId workspace, ResendRequest request, IdempotencyKey? key, CancellationToken cancellationToken);

    /// <summary>Cancels an OTP. Again: the same answer.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="otp">Which.</param>
    /// <param name="cancellationToken">The caller hung up.</param>
    /// <returns>The OTP or the refusal.</returns>
    ValueTask<Answer<OtpState>> CancelAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken);

    /// <summary>An OTP as it stands.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="otp">Which.</param>
    /// <param name="cancellationToken">The caller hung up.</param>
    /// <returns>The OTP or the refusal.</returns>
    ValueTask<Answer<OtpState>> GetAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken);

    /// <summary>Lists the OTPs of a phone or a client reference, newest first.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="request">Whose.</param>
    /// <param name="cancellationToken">The caller hung up.</param>
    /// <returns>A page or the refusal.</returns>
    ValueTask<Answer<SearchPage>> SearchAsync(WorkspaceId workspace, SearchRequest request, CancellationToken cancellationToken);
}
