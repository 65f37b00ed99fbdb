using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>Idempotency keys that do not outlive the process.</summary>
internal sealed class BrokenClaim(ClaimActor actor) : BrokenActor<ClaimState, ClaimRequest, ClaimAnswer>(actor)
{
    protected override Turn<ClaimState, ClaimAnswer> Bend(ClaimState? before, ClaimRequest request, Turn<ClaimState, ClaimAnswer> turn) =>
        turn with { Save = false };
}
