using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>OTPs that keep wrong checks or cancels in memory only, or forget that they were verified.</summary>
internal sealed class BrokenOtp(OtpActor actor, Breakage breakage) : BrokenActor<OtpState, OtpRequest, OtpAnswer>(actor)
{
    protected override Turn<OtpState, OtpAnswer> Bend(OtpState? before, OtpRequest request, Turn<OtpState, OtpAnswer> turn) => breakage switch
    {
        Breakage.Attempts when turn.Answer.Outcome == OtpOutcome.Incorrect => turn with { Save = false },
        Breakage.LostCancel when request is OtpRequest.Apply { Command: OtpCommand.Cancel } => turn with { Save = false },
        Breakage.DoubleSuccess when turn.Answer.Outcome == OtpOutcome.Valid => new(before, false, turn.Answer),
        _ => turn,
    };
}
