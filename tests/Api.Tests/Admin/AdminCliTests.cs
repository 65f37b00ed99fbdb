using System.Text.Json;
using OtpActors.Api.Admin;

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
        var code = await AdminCli.RunAsync(["--server", Service.Client.BaseAddress!.ToString(), "--data", Service.Folder, .. args], output, errors);
        Assert.True(exitCode == code, $"{code}: {output}{errors}");
        return code == 0 ? output.ToString() : errors.ToString();
    }
}
