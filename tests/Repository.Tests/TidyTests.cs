using System.Text.RegularExpressions;

namespace OtpActors.Repository.Tests;

/// <summary>The house rules that a machine can see.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 300;

    public static TheoryData<string> Sources =>
    [
        .. Checkout.Files("src/**/*.cs"), .. Checkout.Files("tests/**/*.cs"), .. Checkout.Files("bench/**/*.cs"),
        .. Checkout.Files("sdk/**/*.cs"), .. Checkout.Files("samples/**/*.cs"),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_EveryFile_IsShort(string file) =>
        Assert.True(File.ReadLines(Checkout.Path(file)).Count() <= FileLinesMax, $"{file} has over {FileLinesMax} lines: would two nouns be clearer?");

    [Fact]
    public void Source_Product_HasNoAmbientClockOrRandomness() =>
        Assert.Equal([], Hits("src/**/*.cs", AmbientClock()));

    [Fact]
    public void Source_Product_SwallowsNothingAndLeavesNothingUndone() =>
        Assert.Equal([], Hits("src/**/*.cs", Unfinished()));

    [Fact]
    public void Source_Product_SuppressesOnlyWithAReason() =>
        Assert.Equal([], Hits("src/**/*.cs", BareSuppression()));

    [Fact]
    public void Queues_Product_AreBounded() =>
        Assert.Equal([], Hits("src/**/*.cs", Unbounded()));

    /// <summary>The history checker is a program that kills real processes at random times: its pauses are its workload.</summary>
    [Fact]
    public void Tests_DoNotSleepOrLookAtTheWallClock() =>
        Assert.Equal([], Hits("tests/**/*.cs", Sleeping()).Where(static h => !h.StartsWith("tests/History/", StringComparison.Ordinal)));

    [Fact]
    public void Repository_HasNoPlansOrBackups() =>
        Assert.DoesNotContain(Checkout.Files("**"), static f => StalePaper().IsMatch(f));

    [Fact]
    public void Docs_EveryRelativeLink_LeadsSomewhere()
    {
        var broken =
            from page in Checkout.Files("**/*.md")
            from Match link in Link().Matches(File.ReadAllText(Checkout.Path(page)))
            let target = Path.GetFullPath(Path.Combine(Checkout.Root, Path.GetDirectoryName(page)!, link.Groups[1].Value))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{page}: {link.Groups[1].Value}";

        Assert.Equal([], broken);
    }

    private static IEnumerable<string> Hits(string pathspec, Regex smell) =>
        from file in Checkout.Files(pathspec)
        where !file.EndsWith(nameof(TidyTests) + ".cs", StringComparison.Ordinal)
        let lines = File.ReadAllLines(Checkout.Path(file))
        from number in Enumerable.Range(0, lines.Length)
        where smell.IsMatch(lines[number])
        select $"{file}:{number + 1}: {lines[number].Trim()}";

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|new Random\(|Random\.Shared|Environment\.TickCount")]
    private static partial Regex AmbientClock();

    [GeneratedRegex(@"catch *(\([^)]*\))? *\{ *\}|NotImplementedException|\b(TODO|HACK|FIXME)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"#pragma warning disable \S+\s*$|= null!;|default!")]
    private static partial Regex BareSuppression();

    [GeneratedRegex("CreateUnbounded")]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\(|DateTime(Offset)?\.(Utc)?Now|Skip *= *""""")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"(^|/)[^/]*(plan|handoff|hand-off|draft|backup|scratch)[^/]*\.(md|txt)$|\.(patch|orig|bak|rej)$", RegexOptions.IgnoreCase)]
    private static partial Regex StalePaper();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#|/)([^)#\s]+)")]
    private static partial Regex Link();
}
