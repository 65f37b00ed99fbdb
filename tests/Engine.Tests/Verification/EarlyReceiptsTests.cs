using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

public sealed class EarlyReceiptsTests : IDisposable
{
    /// <summary>Most that wait.</summary>
    private const int Max = 10_000;

    private readonly FlowRig _rig = new();

    private IEarlyReceipts Receipts => _rig.Get<IEarlyReceipts>();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Keep_ManyThatWereTaken_DoNotCrowdOutOneThatWaits()
    {
        await KeepAsync(0, ReceiptState.Delivered);
        for (var i = 1; i <= Max; i++)
        {
            await KeepAsync(i, ReceiptState.Delivered);
            Assert.Single(await TakeAsync(i));
        }

        Assert.Single(await TakeAsync(0));
    }

    [Fact]
    public async Task Keep_MoreThanMayWait_TheOldestMakeRoom()
    {
        for (var i = 0; i <= Max; i++)
        {
            await KeepAsync(i, ReceiptState.Delivered);
        }

        Assert.Empty(await TakeAsync(0));
        Assert.Single(await TakeAsync(1));
        Assert.Single(await TakeAsync(Max));
    }

    [Fact]
    public async Task Keep_AnOlderOneOfTheSameMessageLapses_TheNewerStays()
    {
        await KeepAsync(0, ReceiptState.Sent);
        _rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await KeepAsync(0, ReceiptState.Delivered);
        _rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await KeepAsync(1, ReceiptState.Delivered);

        Assert.Equal(ReceiptState.Delivered, Assert.Single(await TakeAsync(0)).State);
    }

    [Fact]
    public async Task Take_SeveralOfAMessage_GivesThemInTheirOrderAndOnce()
    {
        await KeepAsync(0, ReceiptState.Sent);
        await KeepAsync(0, ReceiptState.Read);

        Assert.Equal([ReceiptState.Sent, ReceiptState.Read], (await TakeAsync(0)).Select(static r => r.State));
        Assert.Empty(await TakeAsync(0));
    }

    private ValueTask KeepAsync(int key, ReceiptState state) => Receipts.KeepAsync(new ReferenceKey((UInt128)key), new EarlyReceipt(state, null));

    private async Task<IReadOnlyList<EarlyReceipt>> TakeAsync(int key) => await Receipts.TakeAsync(new ReferenceKey((UInt128)key));
}
