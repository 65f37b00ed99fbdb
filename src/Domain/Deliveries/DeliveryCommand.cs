using System.Collections.Immutable;

namespace OtpActors.Domain.Deliveries;

/// <summary>What can happen to a delivery.</summary>
public abstract record DeliveryCommand
{
    private DeliveryCommand()
    {
    }

    /// <summary>A send or resend begins with a plan of its own.</summary>
    /// <param name="Steps">The plan: 1 to <see cref="Limits.PlanStepsMax"/> steps.</param>
    public sealed record Begin(ImmutableArray<PlanStep> Steps) : DeliveryCommand;

    /// <summary>A provider answered, or did not.</summary>
    /// <param name="Attempt">Which message.</param>
    /// <param name="Provider">Who was called.</param>
    /// <param name="Result">What it said.</param>
    public sealed record Outcome(int Attempt, string Provider, SendOutcome Result) : DeliveryCommand;

    /// <summary>A receipt came: late, twice or out of order.</summary>
    /// <param name="Attempt">Which message.</param>
    /// <param name="State">What it says.</param>
    /// <param name="Error">Why it failed, for <see cref="ReceiptState.Failed"/>.</param>
    public sealed record Receipt(int Attempt, ReceiptState State, string? Error) : DeliveryCommand;

    /// <summary>Time has passed.</summary>
    public sealed record Wake : DeliveryCommand;

    /// <summary>The OTP has ended: nothing more is sent; receipts are still recorded.</summary>
    public sealed record Stop : DeliveryCommand;
}
