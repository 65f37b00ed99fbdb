namespace OtpActors.Domain.Otps;

/// <summary>Where an OTP is in its life. It reaches exactly one phase after <see cref="Live"/>; the numbers are stored.</summary>
public enum OtpPhase
{
    /// <summary>It can be checked.</summary>
    Live = 1,

    /// <summary>The right code was given.</summary>
    Verified = 2,

    /// <summary>Its deadline passed.</summary>
    Expired = 3,

    /// <summary>Its last allowed check was wrong.</summary>
    AttemptsExceeded = 4,

    /// <summary>It was canceled.</summary>
    Canceled = 5,

    /// <summary>Its send went nowhere: no code ever left.</summary>
    Undeliverable = 6,
}
