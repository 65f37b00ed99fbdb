using System.Globalization;
using System.Text;

namespace OtpActors.Http.Metrics;

/// <summary>Writes metrics in the Prometheus text format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            if (family.Series.Count > 0)
            {
                Write(text, family);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        if (family.Help.Length > 0)
        {
            text.Append("# HELP ").Append(family.Name).Append(' ')
                .Append(family.Help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        }

        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(Word(family.Kind)).Append('\n');
        foreach (var series in family.Series)
        {
            if (family.Kind == MetricKind.Histogram)
            {
                WriteHistogram(text, family, series);
            }
            else
            {
                Line(text, family.Name, "", series, null, series.Value);
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, MetricFamily family, MetricSeries series)
    {
        long count = 0;
        for (var i = 0; i <= family.Bounds.Count; i++)
        {
            count += series.Bucket(i);
            Line(text, family.Name, "_bucket", series, i < family.Bounds.Count ? Number(family.Bounds[i]) : "+Inf", count);
        }

        Line(text, family.Name, "_sum", series, null, series.Value);
        Line(text, family.Name, "_count", series, null, count);
    }

    private static void Line(StringBuilder text, string name, string suffix, MetricSeries series, string? bound, double value)
    {
        text.Append(name).Append(suffix);
        var separator = '{';
        foreach (var (key, tag) in series.Tags)
        {
            text.Append(separator).Append(MetricNames.Clean(key)).Append("=\"").Append(Escape(tag)).Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            text.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        text.Append(separator == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    private static string Escape(object? tag) => Convert.ToString(tag, CultureInfo.InvariantCulture)!
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
    };
}
