using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Who wants to know what happens to OTPs.</summary>
public interface IOtpEvents
{
    /// <summary>Whether anybody in a workspace does. Decided at the send and kept with the OTP; costs a look into memory.</summary>
    /// <param name="workspace">Which.</param>
    /// <returns>True when what happens to its OTPs is to be kept for the outboxes.</returns>
    ValueTask<bool> WantsAsync(WorkspaceId workspace);

    /// <summary>
    /// Something happened to an OTP and is saved with it. Returns at once; what is lost on the way comes again by the OTP's own alarm.
    /// </summary>
    /// <param name="otp">Which.</param>
    void Tell(OtpId otp);
}
