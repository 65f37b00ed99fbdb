using OtpActors.Embedded.Folder;
using SQLitePCL;

namespace OtpActors.Embedded.Store;

/// <summary>Puts SQLite's refusals at the start in words for the operator.</summary>
internal static class Sentences
{
    public static DataFolderException For(string path, DatabaseException e) => e.Code switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => Damaged(path, e),
        raw.SQLITE_FULL => new($"The disk of {path} is full. Free some space and start again.", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new($"{path} is in use by another program. Close that program and start again.", e),
        _ => new($"{path} cannot be opened ({e.Message}). Look whether its disk is full, read-only or failing, and whether the user that runs this process may write it.", e),
    };

    public static DataFolderException Damaged(string path, Exception e) => new(
        $"{path} is not a database or is damaged ({e.Message}). Restore the data folder from a backup, or move it away to start empty.", e);
}
