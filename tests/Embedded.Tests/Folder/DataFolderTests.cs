using OtpActors.Embedded.Folder;

namespace OtpActors.Embedded.Tests.Folder;

public sealed class DataFolderTests
{
    [Fact]
    public void Open_Missing_IsMadeForItsOwnerOnly()
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(Path.Combine(temporary.Path, "a", "b"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
        }
    }

    [Fact]
    public void Open_AFile_SaysSo()
    {
        using var temporary = new TemporaryFolder();
        var path = Path.Combine(temporary.Path, "data");
        File.WriteAllText(path, "");

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(path));
        Assert.Contains("is a file. Move it away, or name another folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CannotBeMade_SaysWhoMustOwnIt()
    {
        using var temporary = new TemporaryFolder();
        var path = Path.Combine(temporary.Path, "data");
        File.WriteAllText(path, "");

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(Path.Combine(path, "inner")));
        Assert.Contains("own and write it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LockCannotBeWritten_SaysSo()
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(temporary.Path, "lock"));

        var refusal = Assert.Throws<DataFolderException>(() => DataFolder.Open(temporary.Path));
        Assert.Contains("cannot be used", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_Opened_AnotherMayOpenIt()
    {
        using var temporary = new TemporaryFolder();
        DataFolder.Open(temporary.Path).Dispose();
        DataFolder.Open(temporary.Path).Dispose();
    }
}
