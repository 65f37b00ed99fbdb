namespace OtpActors.Domain.Webhooks;

/// <summary>What the endpoints of a workspace decided.</summary>
/// <param name="State">The next state; the same object when nothing changed.</param>
/// <param name="Outcome">The answer.</param>
public sealed record EndpointsDecision(EndpointsState State, EndpointsOutcome Outcome);
