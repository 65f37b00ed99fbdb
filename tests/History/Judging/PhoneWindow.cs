using System.Globalization;

namespace OtpActors.History.Judging;

/// <summary>At most <paramref name="Limit"/> sends of one phone in any <paramref name="Length"/>.</summary>
public sealed record PhoneWindow(int Limit, TimeSpan Length)
{
    /// <summary>Reads the server's form, for example <c>1/60s,5/1h</c>; units are s, m, h and d.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static IReadOnlyList<PhoneWindow> ParseList(string text) => [.. text.Split(',').Select(Parse)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Limit}/{(long)Length.TotalSeconds}s");

    private static PhoneWindow Parse(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length != 2
            || parts[1].Length < 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            || !int.TryParse(parts[1][..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new FormatException($"'{text}' is not a window; write limit/length, for example 1/60s or 5/1h.");
        }
        return new PhoneWindow(limit, parts[1][^1] switch
        {
            's' => TimeSpan.FromSeconds(length),
            'm' => TimeSpan.FromMinutes(length),
            'h' => TimeSpan.FromHours(length),
            'd' => TimeSpan.FromDays(length),
            _ => throw new FormatException($"'{text}' has an unknown unit; use s, m, h or d."),
        });
    }
}
