using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Webhooks;
using OtpActors.Embedded.Mailboxes;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded;

/// <summary>The kinds of actors as the engine runs them.</summary>
internal sealed record ActorRules(
    IActor<OtpState, OtpRequest, OtpAnswer> Otp,
    IActor<PhoneState, PhoneRequest, PhoneAnswer> Phone,
    IActor<ClaimState, ClaimRequest, ClaimAnswer> Claim,
    IActor<ReferenceState, ReferenceRequest, ReferenceAnswer> Reference,
    IActor<EndpointsState, EndpointsRequest, EndpointsAnswer> Endpoints,
    IActor<OutboxState, OutboxRequest, OutboxAnswer> Outbox,
    IActor<PageState, PageRequest, PageAnswer> Page,
    IEnumerable<IActorHouse> Others);
