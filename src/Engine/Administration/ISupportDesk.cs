using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Engine.Administration;

/// <summary>What support needs to help one person: what happened, a second chance, and forgetting.</summary>
public interface ISupportDesk
{
    /// <summary>Everything about one OTP.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="otp">Which.</param>
    /// <returns>The OTP; null when there is none, or no longer.</returns>
    ValueTask<OtpState?> FindAsync(WorkspaceId workspace, OtpId otp);

    /// <summary>Everything about one phone: its limits, its last OTPs, what it was refused.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="phone">The number.</param>
    /// <returns>The story.</returns>
    ValueTask<PhoneStory> FindAsync(WorkspaceId workspace, PhoneNumber phone);

    /// <summary>Forgets a phone's wrong checks, so that it can be sent to and checked again. Its OTPs keep their own counts.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="phone">The number.</param>
    /// <returns>How many wrong checks were forgotten.</returns>
    ValueTask<int> ClearAsync(WorkspaceId workspace, PhoneNumber phone);

    /// <summary>
    /// Erases the OTPs of a phone (GDPR 17). What limits abuse stays until it lapses, keyed and without the number, or erasing would be a way around every
    /// limit (A90).
    /// </summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="phone">The number.</param>
    /// <returns>How many OTPs were erased.</returns>
    ValueTask<int> EraseAsync(WorkspaceId workspace, PhoneNumber phone);
}
