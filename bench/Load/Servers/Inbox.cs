using System.Text.Json;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Servers;

/// <summary>Reads the codes of many sent OTPs at once, between two phases.</summary>
internal static class Inbox
{
    /// <summary>The newest messages, at most <paramref name="limit"/>.</summary>
    public static async Task<List<InboxMessage>> ReadAsync(Target target, int limit)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{target.Endpoint}") };
        if (target.Key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", target.Key);
        }
        await using var stream = await client.GetStreamAsync($"{target.InboxPath}?limit={limit}");
        var messages = new List<InboxMessage>();
        await foreach (var message in JsonSerializer.DeserializeAsyncEnumerable(stream, InboxJson.Default.InboxMessage))
        {
            messages.Add(message!);
        }
        return messages;
    }

    /// <summary>The same OTPs with their codes; those that the inbox no longer shows are dropped.</summary>
    public static async Task<Queue<SentOtp>> WithCodesAsync(Target target, IReadOnlyCollection<SentOtp> sent)
    {
        var codes = new Dictionary<string, string>();
        foreach (var message in await ReadAsync(target, Math.Max(1, sent.Count)))
        {
            codes.TryAdd(message.Phone, message.Code);
        }
        return new Queue<SentOtp>(
            sent.Where(otp => codes.ContainsKey(otp.Phone)).Select(otp => otp with { Code = codes[otp.Phone] }));
    }
}
