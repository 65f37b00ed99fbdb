using OtpActors.Embedded.Folder;
using OtpActors.Engine.Identity;

namespace OtpActors.Embedded.Store;

/// <summary>
/// The tables. <c>live</c>: rows in use, all of them in the directory; a start reads it whole. <c>resting</c>: rows that wait to be deleted,
/// found by key through an index. Times are milliseconds since 1970, 0 for none.
/// </summary>
internal static class Schema
{
    /// <summary>"OTPA": tells our files from other people's.</summary>
    private const int ApplicationId = 0x4F545041;
    private const int Version = 1;

    private const string Tables = $"""
        BEGIN IMMEDIATE;
        CREATE TABLE installation (one INTEGER PRIMARY KEY CHECK (one = 1), ids_reserved INTEGER NOT NULL, names_check BLOB NOT NULL);
        CREATE TABLE live (
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL,
            wake_at INTEGER NOT NULL, keep_until INTEGER NOT NULL, state BLOB NOT NULL);
        CREATE TABLE resting (
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL,
            keep_until INTEGER NOT NULL, state BLOB NOT NULL);
        CREATE UNIQUE INDEX resting_key ON resting (key, kind);
        CREATE INDEX resting_end ON resting (keep_until);
        """;

    /// <summary>Makes the tables in a new file, or checks that the file is ours, readable by this version and made under the same phone key.</summary>
    public static void Prepare(Database database, string path, KeyedNames names)
    {
        var application = database.Number("PRAGMA application_id");
        var version = database.Number("PRAGMA user_version");
        if (application == 0 && version == 0 && database.Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            Create(database, names);
            return;
        }

        if (application != ApplicationId)
        {
            throw new DataFolderException($"{path} is a database of another program. Move it away, or name another folder with --data DIR or OtpActors__Data.");
        }

        if (version != Version)
        {
            throw new DataFolderException(
                $"{path} was written by a newer version of OtpActors (schema {version}; this one knows up to {Version}). Run that version or a later one.");
        }

        database.Run("PRAGMA journal_mode=WAL");
        CheckNames(database, path, names);
    }

    private static void Create(Database database, KeyedNames names)
    {
        // One transaction: a start that dies here leaves an empty file, not half a schema.
        database.Run(Tables);
        var check = KeyBytes.Of(names.CheckValue);
        using (var insert = database.Prepare("INSERT INTO installation VALUES (1, 1, ?)"))
        {
            insert.Bind(1, check).Run();
        }

        database.Run($"PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version}; COMMIT; PRAGMA journal_mode=WAL;");
    }

    private static void CheckNames(Database database, string path, KeyedNames names)
    {
        var check = KeyBytes.Of(names.CheckValue);
        using var select = database.Prepare("SELECT names_check FROM installation");
        var same = select.Step() && select.Bytes(0).SequenceEqual(check);
        select.Reset();
        if (!same)
        {
            throw new DataFolderException(
                $"{path} was made under another phone key. Start with the key it was made under (OtpActors__PhoneKey or the file phone-key), or with an empty data folder.");
        }
    }
}
