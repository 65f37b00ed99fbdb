using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OtpActors.Bench.Load.Results;

/// <summary>Results of one kind, one JSON object per line, collected over the turns of a run.</summary>
internal static class ResultFile
{
    public static void Append<T>(string path, T result, JsonTypeInfo<T> type) =>
        File.AppendAllText(path, JsonSerializer.Serialize(result, type) + "\n");

    public static List<T> Read<T>(string path, JsonTypeInfo<T> type) =>
        File.Exists(path) ? [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, type)!)] : [];
}
