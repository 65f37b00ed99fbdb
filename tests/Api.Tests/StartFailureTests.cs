using System.Net;
using System.Net.Sockets;

namespace OtpActors.Api.Tests;

/// <summary>Starts that cannot succeed: sentences that say how to mend it, exit code 1, no stack trace.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Settings_ManyFaults_AreToldAtOnce()
    {
        var told = await FailAsync(
            ["--urls", "http://localhost:8080/path;ftp://x"],
            ("OtpActors__Limits__WorkspacePerSecond", "many"),
            ("OtpActors__Limits__PhoneWindows", "1/60"),
            ("OtpActors__Limits__MaxAttempts", "11"),
            ("OtpActors__Limits__FailedChecksPerDay", "0"),
            ("OtpActors__CodeKeys__0", "k1:c2VjcmV0"),
            ("OtpActors__PhoneKey", "c2VjcmV0"),
            ("OtpActors__BootstrapKey", "oat_tooshort"),
            ("OtpActors__AdminKey", "short"),
            ("OtpActors__Sandbox", "maybe"));

        foreach (var name in (string[])[
            "--urls", "ftp://x", "OtpActors__Limits__WorkspacePerSecond", "OtpActors__Limits__PhoneWindows", "OtpActors__Limits__MaxAttempts",
            "OtpActors__Limits__FailedChecksPerDay", "OtpActors__CodeKeys__0", "OtpActors__PhoneKey", "OtpActors__BootstrapKey", "OtpActors__AdminKey",
            "OtpActors__Sandbox"])
        {
            Assert.Contains(name, told, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("c2VjcmV0", told, StringComparison.Ordinal);
        Assert.DoesNotContain("tooshort", told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Data));
    }

    /// <summary>A name that nobody reads is misspelt: what it was to hide would be public.</summary>
    [Fact]
    public async Task Settings_NameOfNone_IsToldWithTheNearest()
    {
        var told = await FailAsync(
            ["--urls", "http://127.0.0.1:0", "--data", _folder.Data],
            ("OtpActors__ManagementUrl", "http://127.0.0.1:0"),
            ("OtpActors__SandboxCapacity", "abc"),
            ("OtpActors__Data", "elsewhere"),
            ("OtpActors__Server", "http://localhost:8080"),
            ("OtpActors__AppName", "Shop"),
            ("OtpActors__Templates__payment__Text__en", "Pay with {code}."));

        Assert.Equal(2, told.TrimEnd().Split('\n').Length);
        Assert.Contains("OtpActors__ManagementUrl is no setting. Did you mean OtpActors__ManagementUrls?", told, StringComparison.Ordinal);
        Assert.Contains("OtpActors__SandboxCapacity", told, StringComparison.Ordinal);
    }

    /// <summary>The platform's own section would win over the addresses that were checked.</summary>
    [Fact]
    public async Task Addresses_OfTheKestrelSection_AreToldWithAWayOut() =>
        Assert.Contains("--urls", await FailAsync(["--urls", "http://127.0.0.1:0"], ("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:0")), StringComparison.Ordinal);

    [Theory]
    [InlineData("--port", "8080")]
    [InlineData("serve")]
    [InlineData("--data")]
    [InlineData("--urls=")]
    public async Task CommandLine_Unknown_IsToldWithWhatThereIs(params string[] args)
    {
        var told = await FailAsync(args);

        Assert.Contains(args[0].TrimEnd('='), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_InUse_IsToldWithAWayOut()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var told = await FailAsync(["--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"]);

        Assert.Contains("in use", told, StringComparison.Ordinal);
        Assert.Contains("--urls", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAnotherMachine_IsTold()
    {
        var told = await FailAsync(["--urls", "http://203.0.113.1:8080"], ("OtpActors__Sandbox", "true"));

        Assert.Contains("--urls", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_WithoutACertificate_IsToldWithAWayOut()
    {
        string[] https = ["--urls", "https://127.0.0.1:0"];

        Assert.Contains("Certificates__Default__Path", await FailAsync(https), StringComparison.Ordinal);
        Assert.Contains(
            "Certificates__Default__Path",
            await FailAsync(https, ("ASPNETCORE_Kestrel__Certificates__Default__Path", "/nowhere.pfx")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatIsAFile_IsTold()
    {
        await File.WriteAllTextAsync(_folder.Data, "");

        Assert.Contains(_folder.Data, await FailAsync(["--urls", "http://127.0.0.1:0"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_InUse_IsToldWithTheProcess()
    {
        await using var first = await ApiProcess.ListeningAsync(_folder);

        Assert.Contains("in use by process", await FailAsync(["--urls", "http://127.0.0.1:0"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_OfAnotherPhoneKey_IsTold()
    {
        await using (await ApiProcess.ListeningAsync(_folder))
        {
        }

        var told = await FailAsync(["--urls", "http://127.0.0.1:0"], ("OtpActors__PhoneKey", Convert.ToBase64String(new byte[32])));

        Assert.Contains("PhoneKey", told, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://*:0")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task Sandbox_WhereOthersCanConnect_IsNotSwitchedOnByItself(string urls)
    {
        Assert.Contains("OtpActors__Sandbox=true", await FailAsync(["--urls", urls]), StringComparison.Ordinal);

        await using var api = await ApiProcess.ListeningAsync(_folder, ["--urls", urls], ("OtpActors__Sandbox", "true"));
    }

    [Fact]
    public async Task Sandbox_OffWithoutAProvider_IsNoService() =>
        Assert.Contains("OtpActors__Sandbox", await FailAsync(["--urls", "http://127.0.0.1:0"], ("OtpActors__Sandbox", "false")), StringComparison.Ordinal);

    [Fact]
    public async Task Management_OnAPublicPort_IsRefused() =>
        Assert.Contains("OtpActors__ManagementUrls", await FailAsync(["--urls", "http://127.0.0.1:8080"], ("OtpActors__ManagementUrls", "http://127.0.0.1:8080")), StringComparison.Ordinal);

    [Fact]
    public async Task Help_SaysWhatThereIsAndEndsWell()
    {
        var (exit, output, _) = await ApiProcess.EndedAsync(_folder, ["--help"]);

        Assert.Equal(0, exit);
        Assert.Contains("--data", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Data));
    }

    private async Task<string> FailAsync(string[] args, params (string Name, string Value)[] environment)
    {
        var (exit, output, errors) = await ApiProcess.EndedAsync(_folder, args, environment);

        Assert.Equal(1, exit);
        Assert.NotEqual("", errors);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + errors, StringComparison.Ordinal);
        return errors;
    }
}
