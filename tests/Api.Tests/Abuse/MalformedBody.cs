using System.Text;
using System.Text.Json;

namespace OtpActors.Api.Tests.Abuse;

/// <summary>One line of <c>malformed-bodies.tsv</c>: a body that must be refused, and how.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Path">Where it is posted.</param>
/// <param name="ContentType">What it claims to be; empty for nothing.</param>
/// <param name="Status">The status of the refusal.</param>
/// <param name="Code">Its code.</param>
/// <param name="Field">The field that is named; empty for none.</param>
/// <param name="Bytes">The body.</param>
internal sealed record MalformedBody(int Line, string Path, string ContentType, int Status, string Code, string Field, byte[] Bytes)
{
    public static IReadOnlyList<MalformedBody> All { get; } =
    [
        .. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Abuse", "malformed-bodies.tsv")).Select(Read).Skip(1),
    ];

    public override string ToString() => $"line {Line}: {Path} {ContentType}";

    private static MalformedBody Read(string text, int index)
    {
        var parts = text.Split('\t');
        return new(index + 1, parts[0], parts[1], int.TryParse(parts[2], out var status) ? status : 0, parts[3], parts[4], Body(parts[5]));
    }

    /// <summary><c>text</c> and a JSON string, <c>runs</c> and a JSON array of text, repeated text, count, text ..., or <c>base64</c>.</summary>
    private static byte[] Body(string text) => text.Split(' ', 2) switch
    {
        ["text", var json] => Utf8(JsonDocument.Parse(json).RootElement.GetString()!),
        ["base64", var base64] => Convert.FromBase64String(base64),
        ["runs", var json] => Utf8(Runs([.. JsonDocument.Parse(json).RootElement.EnumerateArray()])),
        _ => [],
    };

    private static string Runs(JsonElement[] parts) => string.Concat(parts.Select((part, at) => (at % 3) switch
    {
        0 => part.GetString(),
        1 => string.Concat(Enumerable.Repeat(part.GetString(), parts[at + 1].GetInt32())),
        _ => "",
    }));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
