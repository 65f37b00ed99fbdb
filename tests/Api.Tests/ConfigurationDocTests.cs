using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using OtpActors.Api.Settings;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Tests;

/// <summary>docs/reference/configuration.md names every setting that a start checks.</summary>
public sealed partial class ConfigurationDocTests
{
    [Fact]
    public void Settings_EveryOneThatIsChecked_IsDocumented()
    {
        string[] names =
        [
            "ManagementUrls", "BootstrapKey", "AdminKey", "CodeKeys:0", "PhoneKey", "Limits:WorkspacePerSecond", "Limits:PhoneWindows", "Limits:MaxAttempts",
            "Limits:FailedChecksPerDay", "Sandbox", "SandboxCapacity", "PublicUrl", "Plans:default", "Webhooks:AllowPrivate",
        ];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(names.Select(static n => KeyValuePair.Create("OtpActors:" + n, (string?)"faulty!")))
            .Build();

        var faults = Assert.Throws<SettingsException>(() => ApiSettings.Read(configuration, new CommandLine(null, null, false))).Sentences;

        Assert.Equal(names.Length, faults.Count);
        var documented = Setting().Matches(File.ReadAllText(Path.Combine(Root(), "docs/reference/configuration.md"))).Select(static m => m.Value).ToHashSet();
        Assert.All(names, name => Assert.Contains(SettingsReader.NameOf(name), documented));
        Assert.All(names, name => Assert.Contains(faults, fault => fault.StartsWith(SettingsReader.NameOf(name), StringComparison.Ordinal)));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OtpActors.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        }

        return folder;
    }

    [GeneratedRegex("OtpActors__[A-Za-z0-9_]+")]
    private static partial Regex Setting();
}
