using System.Diagnostics;

namespace OtpActors.Repository.Tests;

/// <summary>README's first command does what README says of it.</summary>
public sealed class ReadmeTests
{
    /// <summary>Web projects are run in their own folder unless they say otherwise; README's curl reads the key from <c>./data</c>.</summary>
    [Theory]
    [InlineData("src/Api")]
    [InlineData("src/Silo")]
    public async Task Run_FromTheRoot_KeepsItsDataThere(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-getProperty:RunWorkingDirectory"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;

        var folder = (await process.StandardOutput.ReadToEndAsync()).Trim();

        Assert.Equal(Checkout.Root, folder);
    }
}
