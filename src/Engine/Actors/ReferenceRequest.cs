using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of a client reference's actor.</summary>
public abstract record ReferenceRequest
{
    private ReferenceRequest()
    {
    }

    /// <summary>Its OTPs.</summary>
    public sealed record Read : ReferenceRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>An OTP was sent with the reference.</summary>
    /// <param name="Otp">The OTP.</param>
    /// <param name="ListedFor">How long it is to be listed.</param>
    public sealed record Add(OtpId Otp, TimeSpan ListedFor) : ReferenceRequest;
}
