using System.Security.Cryptography;
using OtpActors.Embedded.Folder;

namespace OtpActors.Embedded.Tests.Folder;

public sealed class FolderSecretsTests
{
    [Fact]
    public void PhoneKey_SecondTime_IsTheSameAndOnlyTheOwnersToRead()
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(temporary.Path);
        FolderSecrets.PhoneKey(folder);
        var text = File.ReadAllText(folder.PathOf("phone-key"));
        FolderSecrets.PhoneKey(folder);
        Assert.Equal(text, File.ReadAllText(folder.PathOf("phone-key")));
        Assert.Equal(32, Convert.FromBase64String(text.Trim()).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("phone-key")));
        }

        Assert.False(File.Exists(folder.PathOf("phone-key.new")));
    }

    [Fact]
    public void CodeKeys_SeveralLines_FirstIsCurrent()
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(temporary.Path);
        var made = Assert.Single(FolderSecrets.CodeKeys(folder));
        Assert.Equal("k1", made.Id);
        File.WriteAllText(folder.PathOf("code-keys"), $"k2:{Key()}\n\nk1:{Key()}\n");

        Assert.Equal(["k2", "k1"], FolderSecrets.CodeKeys(folder).Select(static k => k.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("k1")]
    [InlineData("k1:not base64")]
    [InlineData("k1:QUJD")]
    [InlineData(":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nk1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void CodeKeys_SomethingElse_SaysWhatBelongsThere(string text)
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(temporary.Path);
        File.WriteAllText(folder.PathOf("code-keys"), text);

        var refusal = Assert.Throws<DataFolderException>(() => FolderSecrets.CodeKeys(folder));
        Assert.Contains("restore it from a backup", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AAAA", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("QUJD")]
    [InlineData("??")]
    public void PhoneKey_SomethingElse_SaysToRestore(string text)
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(temporary.Path);
        File.WriteAllText(folder.PathOf("phone-key"), text);

        var refusal = Assert.Throws<DataFolderException>(() => FolderSecrets.PhoneKey(folder));
        Assert.Contains("does not hold 32 bytes in base64. Restore it from a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_NotWhatItShouldBe_SaysSoWithoutRepeatingIt()
    {
        using var temporary = new TemporaryFolder();
        using var folder = DataFolder.Open(temporary.Path);
        Assert.Equal("oat_1", FolderSecrets.Text(folder, "admin-key", static () => "oat_1"));
        Assert.Equal("oat_1", FolderSecrets.Text(folder, "admin-key", static () => "oat_2"));

        var refusal = Assert.Throws<DataFolderException>(() => FolderSecrets.Text(folder, "admin-key", static () => "x", static t => t.Length > 10));
        Assert.Contains("admin-key does not hold what it should", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("oat_1", refusal.Message, StringComparison.Ordinal);
    }

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
