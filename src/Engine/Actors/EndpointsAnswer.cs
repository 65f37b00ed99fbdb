using OtpActors.Domain.Webhooks;

namespace OtpActors.Engine.Actors;

/// <summary>What a workspace's webhook endpoints answer.</summary>
/// <param name="Outcome">What came of the request.</param>
/// <param name="State">The endpoints after it.</param>
public sealed record EndpointsAnswer(EndpointsOutcome Outcome, EndpointsState State);
