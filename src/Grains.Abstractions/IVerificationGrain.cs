namespace OtpActors.Grains;

/// <summary>
/// One-time codes for other Orleans applications: the same service that the HTTP API gives, without HTTP. The grain's key is the name of the workspace
/// in whose name the caller acts (<c>default</c> exists from the start). Who can reach the cluster's grains is trusted; there is no key to give.
/// Calls may be made in parallel; a call may take as long as a provider does, 15 s at most.
/// <para>Versions: interface, methods and messages carry aliases and fixed ids. Fields are only added; within one major version nothing is renamed, removed or changes its meaning.</para>
/// </summary>
[Alias("otpactors.IVerificationGrain")]
public interface IVerificationGrain : IGrainWithStringKey
{
    /// <summary>Makes an OTP and delivers its code.</summary>
    /// <param name="request">To whom and how.</param>
    /// <returns>The receipt or the refusal.</returns>
    [Alias("send")]
    ValueTask<SendOtpResult> SendAsync(SendOtp request);

    /// <summary>Checks a code. Counted before told.</summary>
    /// <param name="request">The OTP and the code.</param>
    /// <returns>The verdict or the refusal.</returns>
    [Alias("verify")]
    ValueTask<VerifyOtpResult> VerifyAsync(VerifyOtp request);

    /// <summary>Sends an OTP again: the same deadline, attempts kept, the same code unless a new one is asked for.</summary>
    /// <param name="request">Which.</param>
    /// <returns>The receipt or the refusal.</returns>
    [Alias("resend")]
    ValueTask<SendOtpResult> ResendAsync(ResendOtp request);

    /// <summary>Cancels an OTP. Again: the same answer.</summary>
    /// <param name="otpId">Which.</param>
    /// <returns>The OTP or the refusal.</returns>
    [Alias("cancel")]
    ValueTask<OtpResult> CancelAsync(string otpId);

    /// <summary>An OTP as it stands.</summary>
    /// <param name="otpId">Which.</param>
    /// <returns>The OTP or the refusal.</returns>
    [Alias("get")]
    ValueTask<OtpResult> GetAsync(string otpId);
}
