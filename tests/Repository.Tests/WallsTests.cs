using System.Xml.Linq;

namespace OtpActors.Repository.Tests;

/// <summary>References point inward: Domain, then Engine, then the adapters, then the hosts.</summary>
public sealed class WallsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Engine"] = ["Domain"],
        ["Delivery"] = ["Engine"],
        ["Webhooks"] = ["Engine"],
        ["Embedded"] = ["Engine"],
        ["Http"] = ["Engine", "Delivery", "Webhooks"],
        ["Api"] = ["Engine", "Delivery", "Webhooks", "Embedded", "Http"],
        ["Grains.Abstractions"] = [],
        ["Grains"] = ["Engine", "Delivery", "Webhooks", "Grains.Abstractions"],
        ["Silo"] = ["Engine", "Delivery", "Webhooks", "Grains", "Grains.Abstractions", "Http"],
    };

    public static TheoryData<string> Projects => [.. Checkout.Files("src/*/*.csproj")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_EveryProject_PointInward(string project)
    {
        var name = Name(project);
        Assert.True(Allowed.ContainsKey(name), $"{project} is a new room: give it its place in {nameof(WallsTests)}.");
        var references = References(project, "ProjectReference").Select(Name);

        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void Packages_WhateverApiReaches_NeedNoOrleansRefitOrRedis()
    {
        var reached = new HashSet<string> { "Api" };
        while (Allowed.Where(p => reached.Contains(p.Key)).SelectMany(static p => p.Value).Any(reached.Add))
        {
        }

        var packages = Checkout.Files("src/*/*.csproj").Where(p => reached.Contains(Name(p))).SelectMany(static p => References(p, "PackageReference"));

        Assert.DoesNotContain(packages, static p => p.Contains("Orleans") || p.Contains("Refit") || p.Contains("Redis"));
    }

    [Fact]
    public void Domain_HasNoPackageAtRunTime()
    {
        var project = XDocument.Load(Checkout.Path("src/Domain/OtpActors.Domain.csproj"));

        Assert.All(project.Descendants("PackageReference"), static p => Assert.Equal("all", p.Attribute("PrivateAssets")?.Value));
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project)["OtpActors.".Length..];

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Checkout.Path(project)).Descendants(kind).Select(static r => r.Attribute("Include")!.Value.Replace('\\', '/'));
}
