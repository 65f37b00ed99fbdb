using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests.Store;

public sealed class HousekeeperTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task RunAsync_FinishedRows_LeaveTheDirectoryAndAreStillFound()
    {
        using var folder = new TemporaryFolder();
        var time = new Testing.ManualTime();
        using (var house = new CounterHouse(folder, time))
        {
            await FinishAsync(house, 1_000);
            house.Idle();
            house.Time.Advance(TimeSpan.FromMinutes(5));
            await house.Housekeeper.RunAsync(CancellationToken.None);
            Assert.Equal(0, house.Store.Directories[ActorKind.Otp].Count);
            Assert.Equal(0, house.Live.Count);

            Assert.Equal(42, await house.TellAsync(42, new CounterRequest.Read()));
            Assert.Equal(0, house.Store.Directories[ActorKind.Otp].Count);
            Assert.Equal(43, await house.TellAsync(42, new CounterRequest.Add()));
            Assert.Equal(1, house.Store.Directories[ActorKind.Otp].Count);
        }

        using var again = new CounterHouse(folder, time);
        Assert.Equal(1, again.Store.Directories[ActorKind.Otp].Count);
        Assert.Equal(43, await again.TellAsync(42, new CounterRequest.Read()));
        Assert.Equal(999, await again.TellAsync(999, new CounterRequest.Read()));
    }

    [Fact]
    public async Task RunAsync_RowInUseOrInMemory_StaysInTheDirectory()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await house.TellAsync(1, new CounterRequest.Add());
        await house.TellAsync(2, new CounterRequest.Plan(house.Time.Now + Day, house.Time.Now + Day));
        house.Idle();
        await house.TellAsync(3, new CounterRequest.Plan(null, house.Time.Now + Day));
        house.Time.Advance(TimeSpan.FromMinutes(10));
        await house.Housekeeper.RunAsync(CancellationToken.None);

        Assert.Equal(3, house.Store.Directories[ActorKind.Otp].Count);
    }

    [Fact]
    public async Task RunAsync_KeptLongEnough_RowsAreDeleted()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await FinishAsync(house, 600);
        house.Idle();
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.Housekeeper.RunAsync(CancellationToken.None);
        Assert.Equal(600, Count(folder, "resting"));
        house.Time.Advance(Day);
        await house.Housekeeper.RunAsync(CancellationToken.None);

        Assert.Equal(0, Count(folder, "resting"));
        Assert.Equal(0, await house.TellAsync(5, new CounterRequest.Read()));
    }

    [Fact]
    public async Task RunAsync_OverdueButInMemory_RowIsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await FinishAsync(house, 10);
        house.Idle();
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.Housekeeper.RunAsync(CancellationToken.None);
        house.Time.Advance(Day);
        Assert.Equal(7, await house.TellAsync(7, new CounterRequest.Read()));
        await house.Housekeeper.RunAsync(CancellationToken.None);
        Assert.Equal(1, Count(folder, "resting"));

        Assert.Equal(8, await house.TellAsync(7, new CounterRequest.Add()));
    }

    [Fact]
    public async Task RunAsync_MoreOverdueInMemoryThanABatch_EndsTheRound()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await FinishAsync(house, 300);
        house.Idle();
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.Housekeeper.RunAsync(CancellationToken.None);
        house.Time.Advance(Day);
        for (var key = 0; key < 300; key++)
        {
            await house.TellAsync(key, new CounterRequest.Read());
        }

        await house.Housekeeper.RunAsync(CancellationToken.None);
        Assert.Equal(300, Count(folder, "resting"));

        house.Idle();
        await house.Housekeeper.RunAsync(CancellationToken.None);
        Assert.Equal(0, Count(folder, "resting"));
    }

    [Fact]
    public async Task RunAsync_RequestsMeanwhile_WaitForTheMoveAndAreServed()
    {
        using var folder = new TemporaryFolder();
        using var house = new CounterHouse(folder);
        await FinishAsync(house, 10);
        house.Idle();
        house.Time.Advance(TimeSpan.FromMinutes(5));
        house.Writer.Close();
        var round = house.Housekeeper.RunAsync(CancellationToken.None);
        await house.Writer.ArrivedAsync();
        var told = Enumerable.Range(0, 10).Select(key => house.TellAsync(key, new CounterRequest.Add())).ToList();
        Assert.All(told, static t => Assert.False(t.IsCompleted));
        house.Writer.Open();
        await round;

        Assert.Equal(Enumerable.Range(1, 10), await Task.WhenAll(told));
    }

    [Fact]
    public async Task NextId_AfterRestartAndDeletion_IsNeverUsedTwice()
    {
        using var folder = new TemporaryFolder();
        long last = 0;
        for (var start = 0; start < 4; start++)
        {
            using var house = new CounterHouse(folder);
            await house.TellAsync(start, new CounterRequest.Add());
            house.Store.Directories[ActorKind.Otp].TryFind(CounterHouse.Key(start), out var place);
            Assert.True(place.Id > last);
            last = place.Id;
            await house.TellAsync(start, new CounterRequest.Forget());
        }
    }

    private static async Task FinishAsync(CounterHouse house, int keys)
    {
        for (var key = 0; key < keys; key++)
        {
            await house.AskAsync(key, new CounterRequest.Add(key, Birth: true));
            await house.AskAsync(key, new CounterRequest.Plan(null, house.Time.Now + Day));
        }

        await house.TellAsync(0, new CounterRequest.Plan(null, house.Time.Now + Day));
    }

    private static long Count(TemporaryFolder folder, string table)
    {
        using var database = Database.Open(folder.Database, 1 << 20);
        return database.Number($"SELECT count(*) FROM {table}");
    }
}
