using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>What holds for every turn of a delivery, whoever asked for it.</summary>
internal static class DeliveryRules
{
    public static void AssertHold(DeliveryState before, DeliveryState after, Attempt? start, DateTimeOffset now, IReadOnlySet<int> unreported)
    {
        AssertAttemptsOnlyMoveUp(before, after);
        AssertStartIsNew(before, after, start);
        AssertEachStepIsTriedOnce(after);
        AssertOneIsDriven(after);
        Assert.InRange(after.Attempts.Length, 0, Limits.DeliveriesMax);
        Assert.True(start is null || after.LeaseUntil > now, "A message was started without a lease.");
        AssertFallbackIsNotForgotten(after, unreported);
    }

    private static void AssertAttemptsOnlyMoveUp(DeliveryState before, DeliveryState after)
    {
        Assert.True(after.Attempts.Length >= before.Attempts.Length, "A message was forgotten.");
        for (var i = 0; i < before.Attempts.Length; i++)
        {
            var (was, now) = (before.Attempts[i], after.Attempts[i]);
            Assert.Equal((was.Number, was.Round, was.Channel), (now.Number, now.Round, now.Channel));
            Assert.True(now.Status >= was.Status, $"Message {was.Number} went from {was.Status} back to {now.Status}.");
            Assert.True(now.At >= was.At, $"Message {was.Number} went back in time.");
            Assert.True(now.Left || !was.Left, $"Message {was.Number} had left and came back.");
            Assert.True(was.Status == now.Status || now.Status != DeliveryStatus.Unknown || now.Left, "An unknown message may have left.");
            Assert.Equal(now.Status == DeliveryStatus.Failed, now.Error is not null);
        }
    }

    private static void AssertStartIsNew(DeliveryState before, DeliveryState after, Attempt? start)
    {
        Assert.Equal(start is null ? before.Attempts.Length : before.Attempts.Length + 1, after.Attempts.Length);
        if (start is not null)
        {
            Assert.Equal(after.Current, start);
            Assert.Equal((after.Attempts.Length, after.Round, DeliveryStatus.Sending), (start.Number, start.Round, start.Status));
            Assert.False(start.Left);
        }
    }

    /// <summary>A round's messages use the steps of its plan in order, each once.</summary>
    private static void AssertEachStepIsTriedOnce(DeliveryState after)
    {
        var round = after.Attempts.Where(a => a.Round == after.Round).ToArray();
        Assert.True(round.Length <= after.Steps.Length, "A step of the plan was tried twice.");
        Assert.Equal(after.Steps.Take(round.Length).Select(static s => s.Channel), round.Select(static a => a.Channel));
    }

    private static void AssertOneIsDriven(DeliveryState after) =>
        Assert.DoesNotContain(after.Attempts, a => a.Status == DeliveryStatus.Sending && a != after.Current);

    /// <summary>A message that may still be silent has somebody who looks at it again, while there is a step left.</summary>
    private static void AssertFallbackIsNotForgotten(DeliveryState after, IReadOnlySet<int> unreported)
    {
        if (after.Current is not { } current || after.Step >= after.Steps.Length - 1 || after.Attempts.Length >= Limits.DeliveriesMax)
        {
            return;
        }

        var rests = after.Attempts.Any(a => a.Round == after.Round && a.Status is DeliveryStatus.Delivered or DeliveryStatus.Read);
        var promised = !unreported.Contains(current.Number);
        Assert.True(
            rests || !promised || after.WakeAt is not null, $"Message {current.Number} is {current.Status}, a step is left, and nobody waits for it.");
        Assert.True(rests || current.Status != DeliveryStatus.Failed, "A message failed, a step is left, and it was not taken.");
    }
}
