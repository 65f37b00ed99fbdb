using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests.Mailboxes;

public sealed class MailboxesTests
{
    [Fact]
    public async Task AskAsync_ParallelRequestsForFewKeys_OneTurnAtATimeAndNoneLost()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder, options: new EmbeddedOptions { MailboxMax = 100_000 });
        const int Callers = 16;
        const int Each = 500;
        const int Keys = 4;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await house.TellAsync((caller + i) % Keys, new CounterRequest.Add());
            }
        })));

        var sum = 0;
        for (var key = 0; key < Keys; key++)
        {
            sum += await house.TellAsync(key, new CounterRequest.Read());
        }

        Assert.Equal(Callers * Each, sum);
        Assert.Equal(0, house.Store.Commits.Count);
    }

    [Fact]
    public async Task AskAsync_ActorInATurn_OthersWaitInLineAndAreServedInOrder()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add());
        using var inTurn = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        house.Actor.OnTurn = () =>
        {
            inTurn.Set();
            goOn.Wait();
        };
        var first = Task.Run(() => house.TellAsync(1, new CounterRequest.Add()));
        inTurn.Wait();
        var others = Enumerable.Range(0, 50).Select(_ => house.TellAsync(1, new CounterRequest.Add())).ToList();
        Assert.All(others, static o => Assert.False(o.IsCompleted));
        goOn.Set();

        Assert.Equal(2, await first);
        Assert.Equal(Enumerable.Range(3, 50), await Task.WhenAll(others));
    }

    [Fact]
    public async Task AskAsync_LineFull_IsRefusedAndNothingHappens()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder, options: new EmbeddedOptions { MailboxMax = 2 });
        await house.TellAsync(1, new CounterRequest.Add());
        using var inTurn = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        house.Actor.OnTurn = () =>
        {
            inTurn.Set();
            goOn.Wait();
        };
        var first = Task.Run(() => house.TellAsync(1, new CounterRequest.Add()));
        inTurn.Wait();
        var waiting = new[] { house.TellAsync(1, new CounterRequest.Add()), house.TellAsync(1, new CounterRequest.Add()) };
        await Assert.ThrowsAsync<OverloadedException>(() => house.TellAsync(1, new CounterRequest.Add()));
        goOn.Set();

        await first;
        await Task.WhenAll(waiting);
        Assert.Equal(4, await house.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task AskAsync_RecordWithBytesLeftOver_IsNotTakenForWhatItBeginsWith_A99()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        house.Actor.WritesTooMuch = true;
        await house.TellAsync(1, new CounterRequest.Add());

        await Assert.ThrowsAsync<StorageUnavailableException>(() => house.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task AskAsync_DecideThrows_CallerIsToldAndTheActorGoesOn()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add());
        house.Actor.OnTurn = static () => throw new InvalidOperationException("broken rule");
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.TellAsync(1, new CounterRequest.Add()));
        house.Actor.OnTurn = static () => { };

        Assert.Equal(2, await house.TellAsync(1, new CounterRequest.Add()));
    }

    [Fact]
    public async Task Saved_CommitUnderWay_CompletesForReadersToo()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        house.Writer.Close();
        var added = await house.AskAsync(1, new CounterRequest.Add(5));
        var read = await house.AskAsync(1, new CounterRequest.Read());
        Assert.Equal(5, read.Answer);
        Assert.False(added.Saved.IsCompleted);
        Assert.False(read.Saved.IsCompleted);
        house.Writer.Open();

        await added.Saved;
        await read.Saved;
        var later = await house.AskAsync(1, new CounterRequest.Read());
        Assert.True(later.Saved.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AskAsync_StateOnlyRemembered_IsSeenByTheNextTurnAndSavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        var remembered = await house.AskAsync(1, new CounterRequest.Remember(3));
        Assert.True(remembered.Saved.IsCompletedSuccessfully);
        Assert.Equal(3, await house.TellAsync(1, new CounterRequest.Read()));
        Assert.Empty(house.Writer.Batches);
        house.Idle();

        Assert.Equal(0, await house.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task Sweep_IdleActor_LeavesMemoryAndIsReadBack()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        for (var key = 0; key < 100; key++)
        {
            await house.TellAsync(key, new CounterRequest.Add(key));
        }

        Assert.Equal(100, house.Live.Count);
        house.Idle();
        Assert.Equal(0, house.Live.Count);
        for (var key = 0; key < 100; key++)
        {
            Assert.Equal(key, await house.TellAsync(key, new CounterRequest.Read()));
        }
    }

    [Fact]
    public async Task Sweep_BusyMeanwhile_StaysForAnotherWhile()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add());
        house.Time.Advance(TimeSpan.FromSeconds(29));
        await house.TellAsync(1, new CounterRequest.Remember(1));
        house.Time.Advance(TimeSpan.FromSeconds(2));
        house.Live.Sweep();

        Assert.Equal(2, await house.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task Sweep_SaveUnderWay_ActorStays()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        house.Writer.Close();
        var reply = await house.AskAsync(1, new CounterRequest.Add());
        house.Idle();
        Assert.Equal(1, house.Live.Count);
        house.Writer.Open();
        await reply.Saved;
        house.Idle();

        Assert.Equal(0, house.Live.Count);
        Assert.Equal(1, await house.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task AskAsync_MoreActorsThanAllowed_OldestLeaveAndNothingIsLost()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder, options: new EmbeddedOptions { LiveActorsMax = 50 });
        for (var key = 0; key < 500; key++)
        {
            await house.TellAsync(key, new CounterRequest.Add(key, Birth: true));
            Assert.InRange(house.Live.Count, 1, 50);
        }

        for (var key = 0; key < 500; key++)
        {
            Assert.Equal(key, await house.TellAsync(key, new CounterRequest.Read()));
        }
    }

    [Fact]
    public async Task AskAsync_Forgotten_StartsAnewWithAnotherRow()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add(7));
        Assert.True(house.Store.Directories[ActorKind.Otp].TryFind(CounterHouse.Key(1), out var before));
        await house.TellAsync(1, new CounterRequest.Forget());
        Assert.False(house.Store.Directories[ActorKind.Otp].TryFind(CounterHouse.Key(1), out _));

        Assert.Equal(1, await house.TellAsync(1, new CounterRequest.Add()));
        Assert.True(house.Store.Directories[ActorKind.Otp].TryFind(CounterHouse.Key(1), out var after));
        Assert.True(after.Id > before.Id);
    }
}
