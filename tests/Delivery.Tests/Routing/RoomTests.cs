using OtpActors.Delivery.Routing;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Routing;

/// <summary>Places for calls at once, and the line before them.</summary>
public sealed class RoomTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ManualTime _clock = new();

    [Fact]
    public async Task Enter_Full_WaitsInLine_AndTheFirstComesFirst()
    {
        var room = NewRoom(1);
        Assert.True(await room.EnterAsync(default));
        var (first, second) = (room.EnterAsync(default).AsTask(), room.EnterAsync(default).AsTask());

        room.Leave();
        Assert.True(await first);
        Assert.False(second.IsCompleted);
        room.Leave();
        Assert.True(await second);
        Assert.Equal(1, room.Taken);
        room.Leave();
        Assert.Equal(0, room.Taken);
    }

    [Fact]
    public async Task Enter_NobodyLeaves_GivesUpAndTakesNoPlace()
    {
        var room = NewRoom(1);
        await room.EnterAsync(default);
        var waiting = room.EnterAsync(default).AsTask();

        _clock.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(await waiting);
        room.Leave();
        Assert.Equal(0, room.Taken);
        Assert.True(await room.EnterAsync(default));
    }

    [Fact]
    public async Task Enter_CallerHangsUp_LeavesTheLine()
    {
        var room = NewRoom(1, waiting: 1);
        await room.EnterAsync(default);
        using var caller = new CancellationTokenSource();
        var gone = room.EnterAsync(caller.Token).AsTask();

        await caller.CancelAsync();

        Assert.False(await gone);
        var next = room.EnterAsync(default).AsTask();
        Assert.False(next.IsCompleted);
        room.Leave();
        Assert.True(await next);
    }

    [Fact]
    public async Task Enter_LineIsFull_IsToldAtOnce()
    {
        var room = NewRoom(1, waiting: 2);
        await room.EnterAsync(default);
        Task<bool>[] line = [room.EnterAsync(default).AsTask(), room.EnterAsync(default).AsTask()];

        var told = room.EnterAsync(default);

        Assert.True(told.IsCompletedSuccessfully);
        Assert.False(await told);
        Assert.All(line, static waiting => Assert.False(waiting.IsCompleted));
    }

    [Fact]
    public async Task Enter_ManyAtOnce_NeverMoreThanPlaces_AndNoneIsLost()
    {
        const int Places = 3;
        var room = NewRoom(Places, waiting: 1_000);
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            Assert.True(await room.EnterAsync(default));
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            room.Leave();
        })));

        Assert.InRange(most, 1, Places);
        Assert.Equal(0, room.Taken);
    }

    private static void InterlockedMax(ref int most, int seen)
    {
        for (var known = Volatile.Read(ref most); seen > known;)
        {
            known = Interlocked.CompareExchange(ref most, seen, known) is var now && now == known ? seen : now;
        }
    }

    private Room NewRoom(int places, int waiting = 10) => new(places, waiting, Patience, _clock);
}
