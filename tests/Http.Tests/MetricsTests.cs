using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Metrics;

namespace OtpActors.Http.Tests;

/// <summary>A88: the Prometheus text, and its bounds.</summary>
public sealed partial class MetricsTests : ServerTest
{
    [Fact]
    public async Task Metrics_Scraped_AreWellFormed()
    {
        await Server.PostAsync(HttpServer.Send, Phone());

        var told = await Server.GetAsync("/metrics", static r => r.Headers.Authorization = null);

        Assert.Equal(200, told.Status);
        Assert.StartsWith("text/plain; version=0.0.4", told.Header("Content-Type"), StringComparison.Ordinal);
        Assert.EndsWith("\n", told.Text, StringComparison.Ordinal);
        Assert.All(told.Text.TrimEnd('\n').Split('\n'), static line => Assert.Matches(Line(), line));
        var types = told.Text.Split('\n').Where(static l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(types.Length, types.Distinct().Count());
        Assert.Contains("# TYPE otpactors_http_request_duration_seconds histogram", types);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter", types);
    }

    [Fact]
    public async Task Metrics_Requests_AreCountedByRouteMethodAndStatus()
    {
        await Server.PostAsync(HttpServer.Send, Phone());
        await Server.PostAsync(HttpServer.Send, "{}");
        await Server.GetAsync("/v1/otp/otp_1");
        await Server.GetAsync("/wp-admin/" + StubVerification.Otp);
        await Server.AskAsync(HttpMethod.Parse("BREW"), HttpServer.Send);

        var text = await ScrapeAsync(static t => t.Contains("status=\"405\"", StringComparison.Ordinal));

        Assert.Contains("""otpactors_http_request_duration_seconds_count{route="/v1/otp/send",method="POST",status="200"} 1""", text, StringComparison.Ordinal);
        Assert.Contains("""otpactors_http_request_duration_seconds_count{route="/v1/otp/send",method="POST",status="400"} 1""", text, StringComparison.Ordinal);
        Assert.Contains("""otpactors_http_request_duration_seconds_count{route="/v1/otp/{otp_id}",method="GET",status="404"} 1""", text, StringComparison.Ordinal);
        Assert.Contains("""otpactors_http_request_duration_seconds_count{route="unmatched",method="unmatched",status="404"} 1""", text, StringComparison.Ordinal);
        Assert.Contains("""otpactors_http_request_duration_seconds_count{route="unmatched",method="unmatched",status="405"} 1""", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wp-admin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("otp_1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BREW", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_CallerThatHangsUp_IsCountedAs499()
    {
        Server.Engine.Sending = static () => throw new ConnectionResetException("gone");

        await Assert.ThrowsAsync<HttpRequestException>(() => Server.PostAsync(HttpServer.Send, Phone()));

        var text = await ScrapeAsync(static t => t.Contains("""route="/v1/otp/send",method="POST",status="499"} 1""", StringComparison.Ordinal));
        Assert.DoesNotContain("""route="/v1/otp/send",method="POST",status="200""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_EveryInstrumentShape_IsWrittenInItsType()
    {
        var meter = Server.App.Services.GetRequiredService<IMeterFactory>().Create("OtpActors.Shapes");
        meter.CreateCounter<long>("shapes.seen", "{shape}", "Back\\slash and\nnew line.").Add(2, new KeyValuePair<string, object?>("a.b", "q\"\\\n"));
        meter.CreateUpDownCounter<int>("shapes.open").Add(-3);
        meter.CreateGauge<double>("shapes.size", "By").Record(1.5);
        meter.CreateObservableCounter("shapes.read", static () => 7L, "By");
        meter.CreateObservableGauge("shapes.depth", static () => 9);
        var histogram = meter.CreateHistogram("shapes.wait", "s", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        histogram.Record(0.5);
        histogram.Record(0.75);
        histogram.Record(4);

        var text = await ScrapeAsync();

        Assert.Contains("# HELP shapes_seen_total Back\\\\slash and\\nnew line.\n# TYPE shapes_seen_total counter\nshapes_seen_total{a_b=\"q\\\"\\\\\\n\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE shapes_open gauge\nshapes_open -3\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE shapes_size_bytes gauge\nshapes_size_bytes 1.5\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE shapes_read_bytes_total counter\nshapes_read_bytes_total 7\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE shapes_depth gauge\nshapes_depth 9\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "# TYPE shapes_wait_seconds histogram\nshapes_wait_seconds_bucket{le=\"0.5\"} 1\nshapes_wait_seconds_bucket{le=\"1\"} 2\n"
            + "shapes_wait_seconds_bucket{le=\"+Inf\"} 3\nshapes_wait_seconds_sum 5.25\nshapes_wait_seconds_count 3\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_EndlessTagValues_MakeABoundedNumberOfSeries()
    {
        var counter = Server.App.Services.GetRequiredService<IMeterFactory>().Create("OtpActors.Many").CreateCounter<long>("many");
        for (var i = 0; i < 10_000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("n", i));
        }

        var lines = (await ScrapeAsync()).Split('\n').Where(static l => l.StartsWith("many_total", StringComparison.Ordinal)).ToArray();

        Assert.Equal(MetricFamily.SeriesMax + 1, lines.Length);
        Assert.Equal(10_000, lines.Sum(static l => int.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Family_ParallelRecords_LoseNothing()
    {
        var family = new MetricFamily("n", "", MetricKind.Counter, false, []);

        Parallel.For(0, 40_000, i => family.Record(1, [new KeyValuePair<string, object?>("n", i % 20)]));

        Assert.Equal(20, family.Series.Count);
        Assert.All(family.Series, static s => Assert.Equal(2_000, s.Value));
    }

    /// <summary>An answer is counted a moment after its last byte, so a scrape may have to be repeated.</summary>
    private async Task<string> ScrapeAsync(Func<string, bool>? complete = null)
    {
        for (var i = 0; i < 200; i++)
        {
            var text = (await Server.GetAsync("/metrics")).Text;
            if (complete is null || complete(text))
            {
                return text;
            }
        }

        throw new InvalidOperationException("The metrics never became complete.");
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_][a-z0-9_]* .+|[a-z_][a-z0-9_]*(\{[a-z_]+="([^"\\]|\\["\\n])*"(,[a-z_]+="([^"\\]|\\["\\n])*")*\})? (-?[0-9.eE+-]+|NaN|\+Inf|-Inf))$""")]
    private static partial Regex Line();
}
