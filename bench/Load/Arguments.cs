using System.Globalization;

namespace OtpActors.Bench.Load;

/// <summary>Command-line options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="ArgumentException">An option has no name or no value.</exception>
    public Arguments(IReadOnlyList<string> words)
    {
        for (var index = 0; index < words.Count; index += 2)
        {
            if (!words[index].StartsWith("--", StringComparison.Ordinal) || index + 1 == words.Count)
            {
                throw new ArgumentException($"'{words[index]}' is not an option with a value (--name value).");
            }
            _values[words[index][2..]] = words[index + 1];
        }
    }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public string Text(string name) => Find(name) ?? throw new ArgumentException($"--{name} is missing.");

    public int Number(string name, int? fallback = null) =>
        fallback is not null && Find(name) is null ? fallback.Value
        : int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentException($"--{name} is not a whole number.");
}
