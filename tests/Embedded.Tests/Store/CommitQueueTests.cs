using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests.Store;

public sealed class CommitQueueTests
{
    [Fact]
    public async Task Enqueue_WhileACommitIsUnderWay_AllThatArrivesMeanwhileIsOneBatch()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        house.Writer.Close();
        var first = await house.AskAsync(0, new CounterRequest.Add());
        await house.Writer.ArrivedAsync();
        var others = new List<Task>();
        for (var key = 1; key <= 100; key++)
        {
            others.Add((await house.AskAsync(key, new CounterRequest.Add())).Saved);
        }

        Assert.All(others, o => Assert.Same(others[0], o));
        house.Writer.Open();
        await first.Saved;
        await Task.WhenAll(others);
        Assert.Equal([1, 100], house.Writer.Batches);
    }

    [Fact]
    public async Task Enqueue_ManyTurnsOfOneActor_AreKeptInOrder()
    {
        using var folder = new TemporaryFolder();
        using (var house = new CounterHouse(folder))
        {
            house.Writer.Close();
            var last = Task.CompletedTask;
            for (var i = 0; i < 1_500; i++)
            {
                last = (await house.AskAsync(1, new CounterRequest.Add())).Saved;
            }

            house.Writer.Open();
            await last;
        }

        using var again = new CounterHouse(folder);
        Assert.Equal(1_500, await again.TellAsync(1, new CounterRequest.Read()));
    }

    [Fact]
    public async Task Enqueue_LineFull_IsRefusedAndTheActorIsUnchanged()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder, options: new EmbeddedOptions { CommitQueueMax = 16 });
        house.Writer.Close();
        var saved = new List<Task>();
        for (var i = 0; i < 16; i++)
        {
            saved.Add((await house.AskAsync(1, new CounterRequest.Add())).Saved);
        }

        await Assert.ThrowsAsync<OverloadedException>(async () => await house.AskAsync(1, new CounterRequest.Add()));
        await Assert.ThrowsAsync<OverloadedException>(async () => await house.AskAsync(2, new CounterRequest.Add()));
        Assert.Equal(16, (await house.AskAsync(1, new CounterRequest.Read())).Answer);
        house.Writer.Open();
        await Task.WhenAll(saved);

        Assert.Equal(17, await house.TellAsync(1, new CounterRequest.Add()));
        Assert.Equal(0, await house.TellAsync(2, new CounterRequest.Read()));
    }

    [Fact]
    public async Task Commit_Fails_EveryWaiterIsToldAndActorsReadTheirStateAgain()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add(10));
        await house.TellAsync(2, new CounterRequest.Add(20));
        house.Writer.Close();
        var doomed = new List<Task> { (await house.AskAsync(1, new CounterRequest.Add())).Saved };
        await house.Writer.ArrivedAsync();
        doomed.Add((await house.AskAsync(1, new CounterRequest.Add())).Saved);
        doomed.Add((await house.AskAsync(1, new CounterRequest.Read())).Saved);
        doomed.Add((await house.AskAsync(2, new CounterRequest.Add())).Saved);
        doomed.Add((await house.AskAsync(3, new CounterRequest.Add(1, Birth: true))).Saved);
        house.Writer.Fail(new IOException("disk full"));
        house.Writer.Open();
        foreach (var saved in doomed)
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => saved);
        }

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await house.AskAsync(4, new CounterRequest.Add()));
        house.Writer.Mend();
        await MendedAsync(house);

        Assert.Equal(10, await house.TellAsync(1, new CounterRequest.Read()));
        Assert.Equal(20, await house.TellAsync(2, new CounterRequest.Read()));
        Assert.Equal(0, await house.TellAsync(3, new CounterRequest.Read()));
        Assert.Equal(11, await house.TellAsync(1, new CounterRequest.Add()));
    }

    [Fact]
    public async Task Commit_Fails_WhatRestsOnItIsNotSavedAfterwards()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        house.Writer.Fail(new IOException("disk full"));
        var lost = (await house.AskAsync(1, new CounterRequest.Add())).Saved;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => lost);
        house.Writer.Mend();
        await MendedAsync(house);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await house.AskAsync(2, new CounterRequest.Add { Footing = new(lost) }));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await house.AskAsync(2, new CounterRequest.Add(1, Birth: true) { Footing = new(Task.CompletedTask, lost) }));

        Assert.Equal(0, await house.TellAsync(2, new CounterRequest.Read()));
        Assert.Equal(1, await house.TellAsync(2, new CounterRequest.Add { Footing = new(Task.CompletedTask) }));
    }

    [Fact]
    public async Task Commit_FailsButIsOnDisk_WhatIsThereIsFound()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add(10));
        house.Writer.Close();
        var saved = new List<Task> { (await house.AskAsync(1, new CounterRequest.Add())).Saved };
        await house.Writer.ArrivedAsync();
        house.Writer.FailAfterNext(new IOException("no answer from the disk"));
        house.Writer.Open();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => saved[0]);
        await MendedAsync(house);
        Assert.Equal(11, await house.TellAsync(1, new CounterRequest.Read()));

        house.Writer.FailAfterNext(new IOException("no answer from the disk"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => house.TellAsync(2, new CounterRequest.Add(5, Birth: true)));
        await MendedAsync(house);
        Assert.Equal(5, await house.TellAsync(2, new CounterRequest.Read()));
        Assert.Equal(6, await house.TellAsync(2, new CounterRequest.Add()));
    }

    [Fact]
    public async Task Commit_RowHasAnotherVersion_FailsAndTheActorReadsAgain()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add(10));
        using (var stranger = Embedded.Store.Database.Open(folder.Database, 1 << 20))
        {
            stranger.Run("UPDATE live SET version = 99");
        }

        await Assert.ThrowsAsync<StorageUnavailableException>(() => house.TellAsync(1, new CounterRequest.Add()));
        await MendedAsync(house);
        Assert.Equal(11, await house.TellAsync(1, new CounterRequest.Add()));
    }

    /// <summary>Knocks until the committing thread has opened the file again.</summary>
    private static async Task MendedAsync(CounterHouse house)
    {
        while (house.Store.Commits.IsBroken)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                house.Store.Commits.ThrowIfUnavailable();
            }
            catch (StorageUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
