using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>Who plays which part: the real actors, unless a test sabotages one to see whether the judge notices.</summary>
internal sealed record Cast(
    IActor<OtpState, OtpRequest, OtpAnswer> Otp,
    IActor<PhoneState, PhoneRequest, PhoneAnswer> Phone,
    IActor<ClaimState, ClaimRequest, ClaimAnswer> Claim,
    IActor<ReferenceState, ReferenceRequest, ReferenceAnswer> Reference,
    IActor<OutboxState, OutboxRequest, OutboxAnswer> Outbox,
    IActor<PageState, PageRequest, PageAnswer> Page)
{
    public static Cast Real(CodeVault vault) =>
        new(new OtpActor(vault, OtpPolicy.Standard), new PhoneActor(), new ClaimActor(), new ReferenceActor(), new OutboxActor(), new PageActor());
}
