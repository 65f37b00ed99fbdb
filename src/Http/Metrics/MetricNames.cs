using System.Text;

namespace OtpActors.Http.Metrics;

/// <summary>Turns an instrument's name and unit into a Prometheus name: words joined by underscores, the unit spelt out, <c>_total</c> for counters.</summary>
internal static class MetricNames
{
    public static string Of(string name, string? unit, MetricKind kind)
    {
        var text = new StringBuilder(Clean(name));
        if (Word(unit) is { } word && !text.ToString().EndsWith(word, StringComparison.Ordinal))
        {
            text.Append('_').Append(word);
        }

        return kind == MetricKind.Counter ? text.Append("_total").ToString() : text.ToString();
    }

    public static string Clean(string name) => string.Create(name.Length, name, static (to, name) =>
    {
        for (var i = 0; i < name.Length; i++)
        {
            to[i] = char.IsAsciiLetterOrDigit(name[i]) ? name[i] : '_';
        }
    });

    // Units as instruments write them (UCUM); those in braces only annotate.
    private static string? Word(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        _ => null,
    };
}
