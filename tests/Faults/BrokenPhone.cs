using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;

namespace OtpActors.Faults;

/// <summary>Phones without windows or without a budget of wrong checks.</summary>
internal sealed class BrokenPhone(PhoneActor actor, Breakage breakage) : BrokenActor<PhoneState, PhoneRequest, PhoneAnswer>(actor)
{
    protected override PhoneRequest Bend(PhoneRequest request) => (request, breakage) switch
    {
        (PhoneRequest.Apply apply, Breakage.Cooldown) => apply with { Policy = apply.Policy with { Windows = [] } },
        (PhoneRequest.Apply apply, Breakage.Budget) => apply with { Policy = apply.Policy with { FailedChecks = int.MaxValue } },
        _ => request,
    };
}
