using OtpActors.Embedded.Store;

namespace OtpActors.Embedded.Tests.Store;

/// <summary>Commits of every size reach the file whole, as another connection and another process read it.</summary>
public sealed class GatheredLogTests : IDisposable
{
    private const long Cache = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Sizes around a page, around what is gathered at most (64 KiB) and around what SQLite can write at once (128 KiB).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4_000)]
    [InlineData(60_000)]
    [InlineData(64_000)]
    [InlineData(70_000)]
    [InlineData(126_000)]
    [InlineData(131_072)]
    [InlineData(140_000)]
    [InlineData(3_000_000)]
    public void Commit_OfAnySize_IsReadByOthers(int bytes)
    {
        var path = Path.Combine(_folder.Path, "any.db");
        using var writer = Database.Open(path, Cache);
        writer.Run("PRAGMA journal_mode=WAL; CREATE TABLE rows (id INTEGER PRIMARY KEY, state BLOB NOT NULL);");
        using var reader = Database.Open(path, Cache);
        for (var row = 1; row <= 20; row++)
        {
            writer.Run($"BEGIN IMMEDIATE; INSERT INTO rows VALUES ({row}, zeroblob({bytes})); UPDATE rows SET state = zeroblob({bytes} + id) WHERE id < 4; COMMIT;");

            Assert.Equal(row, reader.Number("SELECT count(*) FROM rows WHERE length(state) >= " + bytes));
        }

        // What a machine would find that lost its power now.
        var copy = Path.Combine(_folder.Path, "copy.db");
        File.Copy(path, copy);
        File.Copy(path + "-wal", copy + "-wal");
        using var found = Database.Open(copy, Cache);
        Assert.Equal(20, found.Number("SELECT count(*) FROM rows WHERE length(state) >= " + bytes));
        Assert.Equal(0, found.Number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"));
    }

    /// <summary>A transaction that outgrows its cache writes pages that it reads again, then takes them back.</summary>
    [Fact]
    public void Rollback_AfterPagesWereWritten_LeavesWhatWasThere()
    {
        var path = Path.Combine(_folder.Path, "any.db");
        using var writer = Database.Open(path, 8 * 1024);
        writer.Run("PRAGMA journal_mode=WAL; CREATE TABLE rows (id INTEGER PRIMARY KEY, state BLOB NOT NULL); INSERT INTO rows VALUES (1, x'01');");
        using var reader = Database.Open(path, Cache);
        for (var round = 0; round < 5; round++)
        {
            writer.Run("""
                BEGIN IMMEDIATE;
                WITH RECURSIVE numbers (n) AS (VALUES (2) UNION ALL SELECT n + 1 FROM numbers WHERE n <= 200) INSERT INTO rows SELECT n, zeroblob(5000) FROM numbers;
                """);
            Assert.Equal(201, writer.Number("SELECT count(*) FROM rows WHERE length(state) > 0"));
            Assert.Equal(1, reader.Number("SELECT count(*) FROM rows"));
            writer.Run("ROLLBACK;");

            writer.Run($"UPDATE rows SET state = zeroblob({round + 1}) WHERE id = 1;");
            Assert.Equal(round + 1, reader.Number("SELECT length(state) FROM rows"));
        }

        writer.Truncate();
        Assert.Equal(1, reader.Number("SELECT count(*) FROM rows"));
        Assert.Equal(0, reader.Number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"));
    }
}
