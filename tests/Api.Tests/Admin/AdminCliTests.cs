using System.Text.Json;
using OtpActors.Api.Admin;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Tests.Admin;

public sealed class AdminCliTests : ServiceTest
{
    [Fact]
    public async Task Cli_WorkspaceAndKey_ThenSends()
    {
        await RunAsync(0, "workspace", "create", "id=shop", "countries=DE,AT", "metered=false", "per_second=0", "name=The Shop");
        var key = JsonDocument.Parse(await RunAsync(0, "key", "create", "shop", "scopes=send")).RootElement.GetProperty("key").GetString()!;
        var shown = JsonDocument.Parse(await RunAsync(0, "workspace", "show", "shop")).RootElement;

        Assert.Equal("The Shop", shown.GetProperty("name").GetString());
        Assert.Equal(2, shown.GetProperty("countries").GetArrayLength());
        Assert.Equal(200, (await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+4915112345678"}""", key)).Status);
        Assert.Contains("workspace.create", await RunAsync(0, "audit", "--limit", "5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cli_ServerRefuses_TellsWhyOnTheErrorOutput() =>
        Assert.Contains("not_found", await RunAsync(2, "workspace", "show", "nobody"), StringComparison.Ordinal);

    [Fact]
    public async Task Cli_UnknownCommand_SaysWhereHelpIs() => Assert.Contains("admin help", await RunAsync(1, "make", "tea"), StringComparison.Ordinal);

    /// <summary>A switch taken for a field would change whatever server is asked by default.</summary>
    [Fact]
    public async Task Cli_SwitchesWithEqualsSigns_AreSwitches()
    {
        using var output = new StringWriter();

        Assert.Equal(0, await AdminCli.RunAsync(
            [$"--server={Service.Client.BaseAddress}", $"--data={Service.Folder}", "workspace", "create", "id=shop"], output, TextWriter.Null));
        Assert.Contains("\"shop\"", await RunAsync(0, "workspaces", "--limit=1", "--cursor=default"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--servers", "--servers", "http://localhost:1", "workspaces")]
    [InlineData("--key", "--key=secret", "workspaces")]
    [InlineData("--limit", "workspaces", "--limit")]
    [InlineData("--limit", "workspaces", "--limit=")]
    [InlineData("--data", "--data", "--limit", "5", "workspaces")]
    [InlineData("limit", "workspaces", "limit=5")]
    [InlineData("reason", "key", "revoke", "default", "key_1", "reason=lost")]
    [InlineData("prices", "workspace", "set", "default", "prices={sms:*:2}")]
    [InlineData("prices", "workspace", "set", "default", "prices={")]
    [InlineData("http", "--server", "localhost:8080", "workspaces")]
    [InlineData("http", "--server", "ftp://localhost", "workspaces")]
    public async Task Cli_WordThatMeansNothing_IsNamedAndNothingIsAsked(string named, params string[] args)
    {
        var told = await RunAsync(1, args);

        Assert.Contains(named, told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ServerSetToNothing_IsTheDefault() =>
        Assert.Equal("http://localhost:8080", AdminLine.Read(["workspaces"], static name => name == "OtpActors__Server" ? "" : null).Server);

    [Fact]
    public async Task Cli_Help_ListsEveryCommand()
    {
        var help = await RunAsync(0, "help");

        Assert.All(AdminCommand.All, c => Assert.Contains(c.Words, help, StringComparison.Ordinal));
    }

    private async Task<string> RunAsync(int exitCode, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = 1;
        try
        {
            code = await AdminCli.RunAsync(["--server", Service.Client.BaseAddress!.ToString(), "--data", Service.Folder, .. args], output, errors);
        }
        catch (SettingsException e)
        {
            // The program writes its sentences and exits with 1.
            errors.WriteLine(e.Message);
        }

        Assert.True(exitCode == code, $"{code}: {output}{errors}");
        return code == 0 ? output.ToString() : errors.ToString();
    }
}
