namespace OtpActors.Domain.Deliveries;

/// <summary>One step of a delivery plan.</summary>
/// <param name="Channel">The channel to use.</param>
/// <param name="ReceiptTimeout">How long to wait for a delivered receipt before the next step.</param>
public sealed record PlanStep(Channel Channel, TimeSpan ReceiptTimeout);
