using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>A note about low credits is worth less than the message that was paid for.</summary>
public sealed class CreditNoteTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_LowBalanceCannotBeNoted_IsSentAndPaidOnce(bool full)
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(100);
        if (full)
        {
            rig.Actors.IsFull = static r => r is JournalRequest.Append;
        }
        else
        {
            rig.Actors.Saved = static r => r is JournalRequest.Append ? Task.FromException(new StorageUnavailableException("The test's disk failed.")) : Task.CompletedTask;
        }

        Assert.NotNull((await rig.SendAsync()).Value);

        Assert.Single(rig.Messages);
        Assert.Equal(99, await rig.BalanceAsync());
    }
}
