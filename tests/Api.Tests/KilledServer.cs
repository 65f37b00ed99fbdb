using System.Net;
using System.Text.Json;

namespace OtpActors.Api.Tests;

/// <summary>A server that dies at a labelled point, its folder, its messages and its successor.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    /// <summary>Longer than the leases of a send (15 s) and of an idempotency key (30 s), shorter than a phone's cool-down.</summary>
    private const string Later = "31";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("otpactors-");

    private string Messages => Path.Combine(_folder.FullName, "messages.jsonl");

    public Task<ServerProcess> FirstAsync(string killAt, params (string Name, string Value)[] environment) => ServerProcess.StartAsync(
        "OtpActors.Faults", Data, [("FAULTS_MESSAGES", Messages), ("FAULTS_KILL_AT", killAt), .. environment]);

    public Task<ServerProcess> SuccessorAsync(params (string Name, string Value)[] environment) => ServerProcess.StartAsync(
        "OtpActors.Faults", Data, [("FAULTS_MESSAGES", Messages), ("FAULTS_SHIFT", Later), .. environment]);

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>The codes of all messages that any process handed to a provider for a phone, in order.</summary>
    public string[] Codes(string phone) =>
    [
        .. from line in File.Exists(Messages) ? File.ReadAllLines(Messages) : []
           let message = JsonDocument.Parse(line).RootElement
           where message.GetProperty("phone").GetString() == phone
           select message.GetProperty("code").GetString()!,
    ];

    /// <summary>Makes a request that the server does not survive.</summary>
    public static async Task DiesAsync(ServerProcess server, Func<Task> request)
    {
        await Assert.ThrowsAsync<HttpRequestException>(request);
        await server.EndedAsync();
    }

    /// <summary>Repeats a request with its idempotency key.</summary>
    public static async Task<JsonElement> RepeatedAsync(ServerProcess server, string path, object body, string key)
    {
        var (status, answer, _) = await server.PostAsync(path, body, key);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {answer}");
        return answer;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
