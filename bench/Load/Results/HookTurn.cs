namespace OtpActors.Bench.Load.Results;

/// <summary>One turn of the webhook scenario: milliseconds from the send to the arrival, over the endpoints that never hang.</summary>
/// <param name="Hanging">Whether one endpoint hung.</param>
/// <param name="Arrived">Webhooks that arrived.</param>
/// <param name="Expected">Webhooks that were to arrive.</param>
/// <param name="Median">Half were faster.</param>
/// <param name="P99">99 of 100 were faster.</param>
internal sealed record HookTurn(bool Hanging, int Arrived, int Expected, double Median, double P99);
