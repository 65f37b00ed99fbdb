using System.Security.Cryptography;
using OtpActors.Embedded.Folder;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Identity;

namespace OtpActors.Embedded.Tests.Store;

public sealed class RowStoreStartTests
{
    [Fact]
    public async Task StartAsync_NewerSchema_SaysWhichVersionToRun()
    {
        using var folder = new TemporaryFolder();
        await MadeAsync(folder);
        using (var database = Database.Open(folder.Database, 1 << 20))
        {
            database.Run("PRAGMA user_version = 7");
        }

        var refusal = await RefusedAsync(folder);
        Assert.Contains("newer version of OtpActors (schema 7; this one knows up to 1). Run that version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AnotherProgramsDatabase_IsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        using (var database = Database.Open(folder.Database, 1 << 20))
        {
            database.Run("CREATE TABLE songs (title TEXT)");
        }

        var before = await File.ReadAllBytesAsync(folder.Database);
        var refusal = await RefusedAsync(folder);
        Assert.Contains("is a database of another program. Move it away", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Database));
    }

    [Fact]
    public async Task StartAsync_NotADatabase_SaysToRestore()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, string.Concat(Enumerable.Repeat("This is a letter to my aunt. ", 500)));

        var refusal = await RefusedAsync(folder);
        Assert.Contains("is not a database or is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Restore the data folder from a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_DamagedPages_SaysToRestore()
    {
        using var folder = new TemporaryFolder();
        await MadeAsync(folder);
        await using (var file = new FileStream(folder.Database, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length - 4096));
        }

        var refusal = await RefusedAsync(folder);
        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_EmptyFile_IsTakenAsNew()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Database, []);
        await using var engine = await TestEngine.StartAsync(folder);
        Assert.True(engine.Engine.IsReady);
    }

    [Fact]
    public async Task StartAsync_AnotherPhoneKey_SaysToUseTheRightOne()
    {
        using var folder = new TemporaryFolder();
        await MadeAsync(folder);

        var refusal = await Assert.ThrowsAsync<DataFolderException>(
            () => TestEngine.StartAsync(folder, secret: new PhoneSecret(RandomNumberGenerator.GetBytes(PhoneSecret.Length))));
        Assert.Contains("was made under another phone key. Start with the key it was made under", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_SecondEngineOnTheFolder_NamesTheProcessThatHoldsIt()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestEngine.StartAsync(folder);

        var refusal = await RefusedAsync(folder);
        Assert.Contains($"is in use by process {Environment.ProcessId}. Stop that one first", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AfterARefusal_TheFolderIsFreeAgain()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, "This is a letter to my aunt.");
        await RefusedAsync(folder);
        File.Delete(folder.Database);
        await using var engine = await TestEngine.StartAsync(folder);
        Assert.True(engine.Engine.IsReady);
    }

    [Fact]
    public async Task StartAsync_OptionOutOfRange_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var refusal = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => TestEngine.StartAsync(folder, configure: static o => o.CommitQueueMax = 1));
        Assert.Contains("CommitQueueMax", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task MadeAsync(TemporaryFolder folder)
    {
        using var house = new CounterHouse(folder);
        for (var key = 0; key < 1_000; key++)
        {
            await house.AskAsync(key, new CounterRequest.Add());
        }
    }

    private static Task<DataFolderException> RefusedAsync(TemporaryFolder folder) =>
        Assert.ThrowsAsync<DataFolderException>(() => TestEngine.StartAsync(folder));
}
