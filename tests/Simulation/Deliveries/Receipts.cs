using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Deliveries;

/// <summary>What providers report of a message: late, twice, out of order, before their own answer, or never.</summary>
internal sealed class Receipts(World world, Fleet fleet)
{
    private const int TriesMax = 5;

    /// <summary>Decides what a message will come to and when that will be reported.</summary>
    public void Plan(Call call)
    {
        var chance = world.Chance;
        ReceiptState[] story = chance.Below(10) switch
        {
            0 or 1 => [],
            2 => [ReceiptState.Sent],
            3 => [ReceiptState.Failed],
            4 => [ReceiptState.Sent, ReceiptState.Failed],
            5 => [ReceiptState.Sent, ReceiptState.Delivered, ReceiptState.Read],
            6 => [ReceiptState.Delivered, ReceiptState.Read],
            _ => [ReceiptState.Sent, ReceiptState.Delivered],
        };
        var at = chance.Milliseconds(0, 600);
        foreach (var state in story)
        {
            at += chance.Below(4) switch
            {
                0 or 1 => chance.Milliseconds(0, 300),
                2 => chance.Milliseconds(300, 6_000),
                _ => chance.Milliseconds(0, 15_000),
            };
            if (!world.Setup.BadReceipts)
            {
                Report(call, state, at, 1);
                continue;
            }

            // Lost, doubled, and each on a way of its own.
            for (var copies = chance.Below(10) switch { 0 => 0, 1 => 2, 2 => 3, _ => 1 }; copies > 0; copies--)
            {
                Report(call, state, chance.OneIn(5) ? chance.Milliseconds(0, 90_000) : at, 1);
            }
        }
    }

    private void Report(Call call, ReceiptState state, TimeSpan wait, int number) => world.After(wait, () =>
    {
        if (fleet.Any() is not { } frontEnd)
        {
            Again(call, state, number);
            return;
        }

        frontEnd.Process.Run(() => _ = ReceiveAsync(frontEnd.Sink, call, state, number));
    });

    private async Task ReceiveAsync(IReceiptSink sink, Call call, ReceiptState state, int number)
    {
        try
        {
            await await sink.ReceiveAsync(call.Otp, call.Attempt, state, null, CancellationToken.None);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            Again(call, state, number);
        }
        catch (Exception e)
        {
            world.History.Remarks.Add($"A receipt met {e.GetType().Name}: {e.Message}");
        }
    }

    private void Again(Call call, ReceiptState state, int number)
    {
        if (number < TriesMax)
        {
            Report(call, state, world.Chance.Milliseconds(500, 8_000), number + 1);
        }
    }
}
