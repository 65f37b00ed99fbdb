using OtpActors.Embedded.Folder;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests.Store;

public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task AskAsync_DiskFull_IsRefusedAndGoesOnByItselfWhenThereIsRoom()
    {
        using var disk = new SmallDisk(4);
        using var house = new CounterHouse(disk.Folder);
        await house.TellAsync(0, new CounterRequest.Add(100));
        var ballast = Fill(disk.Folder);
        var told = await WriteUntilNothingIsTakenAsync(house, disk.Folder);
        File.Delete(ballast);
        await WriteUntilTakenAsync(house);
        Assert.Equal(100, await house.TellAsync(0, new CounterRequest.Read()));
        foreach (var (key, value) in told)
        {
            Assert.Equal(value, await house.TellAsync(key, new CounterRequest.Read()));
        }
    }

    [SmallDiskFact]
    public async Task StartAsync_DiskFull_SaysSo()
    {
        using var disk = new SmallDisk(1);
        Fill(disk.Folder);
        var refusal = await Assert.ThrowsAsync<DataFolderException>(() => TestEngine.StartAsync(disk.Folder));
        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(disk.Folder.Path, refusal.Message, StringComparison.Ordinal);
    }

    private static string Fill(TemporaryFolder folder)
    {
        var ballast = Path.Combine(folder.Path, "ballast");
        using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            return ballast;
        }
    }

    /// <summary>Writes until the disk takes no more. What the store gives back when it mends itself is filled again.</summary>
    /// <returns>All that was told to be saved.</returns>
    private static async Task<Dictionary<int, int>> WriteUntilNothingIsTakenAsync(CounterHouse house, TemporaryFolder folder)
    {
        var told = new Dictionary<int, int>();
        var refusedInARow = 0;
        for (var key = 1; refusedInARow < 20; key++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                told[key] = await house.TellAsync(key, new CounterRequest.Add(key));
                refusedInARow = 0;
            }
            catch (StorageUnavailableException)
            {
                refusedInARow++;
                Fill(folder);
            }
        }

        return told;
    }

    private static async Task WriteUntilTakenAsync(CounterHouse house)
    {
        for (var tries = 0; ; tries++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                await house.TellAsync(-1, new CounterRequest.Add());
                return;
            }
            catch (StorageUnavailableException) when (tries < 1_000)
            {
                await Task.Yield();
            }
        }
    }
}
