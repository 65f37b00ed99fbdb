using System.Runtime.Versioning;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>
/// The real server, used end to end with known numbers and codes, and everything that it left behind searched for them (A84, A85, A88): its output at
/// any log level, metrics, answers, data folder.
/// </summary>
[UnsupportedOSPlatform("windows")]
[Collection(AloneCollection.Name)]
public sealed class CanaryTests : IDisposable
{
    /// <summary>Somebody wants to see everything that there is to see.</summary>
    private static readonly (string, string)[] Loudest =
    [
        .. from rule in (string[])["", "Console__"]
           from category in (string[])["Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics",
               "Microsoft.AspNetCore.Server.Kestrel.BadRequests", "Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "*.Server.Kestrel.BadRequests", "Microsoft.*",
               "System", "OtpActors"]
           select ($"Logging__{rule}LogLevel__{category}", "Trace"),
        ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_AtTheDefaultLogLevel_HoldsNoCanary() => Assert.Equal("", string.Join('\n', (await LiveAsync("OtpActors.Api")).Evidence));

    [Fact]
    public async Task Everything_AtTheLoudestLogLevel_HoldsNoCanary() =>
        Assert.Equal("", string.Join('\n', (await LiveAsync("OtpActors.Api", Loudest)).Evidence));

    /// <summary>A search that cannot fail proves nothing: a server that gives something away is caught.</summary>
    [Theory]
    [InlineData("code in the log", "output: Code ")]
    [InlineData("encoded phone in the log", "output: Phone +")]
    [InlineData("phone without its country in the log", "output: Phone +")]
    [InlineData("phone in a metric", "metrics: Phone +")]
    [InlineData("code in a file", "leak: Code ")]
    [InlineData("phone in a file name", "file name: Phone +")]
    public async Task Leaks_OfAnyKind_AreFound(string leak, string hit) =>
        Assert.Contains((await LiveAsync("OtpActors.Faults", ("FAULTS_LEAK", leak))).Hits, h => h.StartsWith(hit, StringComparison.Ordinal));

    private async Task<CanarySearch> LiveAsync(string program, params (string, string)[] environment)
    {
        // The key is kept as at a first start, so that its file is among what is searched.
        Directory.CreateDirectory(_folder.Data);
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "bootstrap-key"), ServerProcess.Key);
        File.SetUnixFileMode(Path.Combine(_folder.Data, "bootstrap-key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (string, string)[] settings = [.. CanaryDay.Settings.Select(static s => ("OtpActors__" + s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))];
        await using var server = await ServerProcess.StartAsync(program, _folder.Data, [("OtpActors__BootstrapKey", ""), .. settings, .. environment]);

        var search = new CanarySearch();
        var calls = new CanaryCalls(server.Client, ServerProcess.Key, search);
        string[] keyFiles = ["bootstrap-key", "admin-key", "phone-key", "code-keys"];
        foreach (var file in keyFiles)
        {
            var text = (await File.ReadAllTextAsync(Path.Combine(_folder.Data, file))).Trim();
            search.Add(Canary.Secret(text[(text.LastIndexOf(':') + 1)..]));
        }

        await new CanaryDay(calls, server.Address).LiveAsync();
        calls.SearchAnswers();

        // The log of the database goes with the process; the lock cannot be read before.
        search.InFolder(_folder.Data, "otpactors.db*");
        Assert.Equal(0, await server.StopAsync());
        search.InFolder(_folder.Data, "*", keyFiles);
        search.In("output", server.Output);
        Assert.True(search.Count(CanaryKind.Code) >= 4 && search.Count(CanaryKind.Secret) == 4, "There was too little to find.");
        foreach (var status in (int[])[200, 400, 401, 404, 405, 410, 415, 422, 429, 503])
        {
            Assert.Contains(status, calls.Statuses);
        }

        return search;
    }
}
