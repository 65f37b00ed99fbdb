using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Simulation.Tests.Webhooks;

/// <summary>An event in an endpoint's outbox.</summary>
internal sealed record Report(EndpointId Endpoint, OtpId Otp, int Sequence, OtpEventKind? Kind);
