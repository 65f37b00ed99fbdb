using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Simulation.Tests.Histories;

/// <summary>One message that a provider was handed.</summary>
/// <param name="By">The request that made the call; null when the service made it by itself.</param>
/// <param name="Otp">The OTP.</param>
/// <param name="Attempt">Which of its messages.</param>
/// <param name="Phone">To whom.</param>
/// <param name="Channel">How.</param>
/// <param name="Code">The code, as the person sees it.</param>
/// <param name="Place">Its place in the history.</param>
/// <param name="At">When.</param>
internal sealed record Call(Op? By, OtpId Otp, int Attempt, PhoneNumber Phone, Channel Channel, string Code, long Place, DateTimeOffset At)
{
    /// <summary>Whether the provider said in time that it surely did not send it.</summary>
    public bool SurelyNot { get; set; }

    /// <summary>Whether the provider took it and said in time that it never sends receipts.</summary>
    public bool Silent { get; set; }
}
