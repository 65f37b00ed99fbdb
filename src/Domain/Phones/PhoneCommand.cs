using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Phones;

/// <summary>What can be asked of a phone.</summary>
public abstract record PhoneCommand
{
    private PhoneCommand()
    {
    }

    /// <summary>Takes a place in the windows. Asked again for the same OTP and token: the same place.</summary>
    /// <param name="Otp">The OTP to send.</param>
    /// <param name="Token">0 for the send itself; a resend's own number otherwise.</param>
    public sealed record Reserve(OtpId Otp, ulong Token) : PhoneCommand;

    /// <summary>Gives a place back: the send surely went nowhere.</summary>
    /// <param name="Otp">The OTP.</param>
    /// <param name="Token">As reserved.</param>
    /// <param name="Tried">Whether a provider was asked: then the phone waits a moment before the next send.</param>
    public sealed record Release(OtpId Otp, ulong Token, bool Tried = true) : PhoneCommand;

    /// <summary>A check wants to look at a code: holds a part of the budget.</summary>
    /// <param name="Number">A number that names the hold.</param>
    public sealed record TakeHold(long Number) : PhoneCommand;

    /// <summary>The check came to nothing that costs: drops its hold.</summary>
    /// <param name="Number">As held.</param>
    public sealed record DropHold(long Number) : PhoneCommand;

    /// <summary>Charges the wrong tries of an OTP up to a number, each once, and drops the hold.</summary>
    /// <param name="Otp">The OTP.</param>
    /// <param name="Tries">Its wrong tries so far: tries 1 to this number are charged.</param>
    /// <param name="Hold">The hold to drop; 0 for none.</param>
    public sealed record Charge(OtpId Otp, int Tries, long Hold) : PhoneCommand;

    /// <summary>Support forgives the wrong checks so far.</summary>
    public sealed record Clear : PhoneCommand;
}
