using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// Many endpoints of one workspace, each told of every send; in every second turn one of them hangs. The others are to keep their pace: the medians over
/// the turns are compared.
/// </summary>
internal sealed class Webhooks : IDisposable
{
    /// <summary>Endpoint 0 is the one that hangs, and is new in every turn: what waits for it is nobody else's load.</summary>
    private const int Hanging = 0;

    private readonly HttpClient _client;
    private readonly HookReceiver _receiver;
    private readonly Phones _phones = new(Phones.FirstOfNow());
    private readonly int _endpoints;
    private readonly int _rate;
    private readonly int _seconds;
    private string _changing = "";

    private Webhooks(Target target, Arguments arguments)
    {
        _client = new HttpClient { BaseAddress = new Uri($"http://{target.Endpoint}") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", target.Key);
        _receiver = new HookReceiver(arguments.Number("receiver-port"));
        _endpoints = arguments.Number("endpoints", 100);
        _rate = arguments.Number("rate", 4);
        _seconds = arguments.Number("seconds", 20);
    }

    public static async Task RunAsync(Arguments arguments)
    {
        using var scenario = new Webhooks(Target.From(arguments), arguments);
        for (var number = 1; number < scenario._endpoints; number++)
        {
            await scenario.AddAsync(number);
        }

        await scenario.TurnAsync(hanging: false);
        var turns = new List<HookTurn>();
        for (var turn = 0; turn < 2 * arguments.Number("turns", 3); turn++)
        {
            turns.Add(await scenario.TurnAsync(hanging: turn % 2 == 1));
        }

        Console.Write(Write(turns));
    }

    public void Dispose()
    {
        _client.Dispose();
        _receiver.Dispose();
    }

    private static string Write(List<HookTurn> turns)
    {
        var text = new System.Text.StringBuilder("| turn | arrived | median ms | p99 ms |\n|---|---|---|---|\n");
        foreach (var turn in turns)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {(turn.Hanging ? "one hangs" : "all well")} | {turn.Arrived} of {turn.Expected} | {turn.Median:F1} | {turn.P99:F1} |");
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"\nOne hanging against all well, medians of the turns: median {Ratio(static t => t.Median):F2} x, p99 {Ratio(static t => t.P99):F2} x.").ToString();

        double Ratio(Func<HookTurn, double> figure) =>
            Median.Of(turns.Where(static t => t.Hanging).Select(figure)) / Median.Of(turns.Where(static t => !t.Hanging).Select(figure));
    }

    private async Task<HookTurn> TurnAsync(bool hanging)
    {
        if (_changing.Length > 0)
        {
            using var removed = await _client.DeleteAsync(new Uri(_changing, UriKind.Relative));
            removed.EnsureSuccessStatusCode();
        }

        _changing = await AddAsync(Hanging);
        _receiver.Arrivals.Clear();
        _receiver.Hang(hanging ? Hanging : -1);
        var sent = await SendAsync();

        // What is under way may arrive.
        await Task.Delay(TimeSpan.FromSeconds(3));
        _receiver.Hang(-1);
        var milliseconds = (
            from arrival in _receiver.Arrivals
            where arrival.Endpoint != Hanging && sent.ContainsKey(arrival.Otp)
            let took = Stopwatch.GetElapsedTime(sent[arrival.Otp], arrival.At).TotalMilliseconds
            orderby took
            select took).ToArray();
        return new HookTurn(
            hanging, milliseconds.Length, sent.Count * (_endpoints - 1), milliseconds[milliseconds.Length / 2], milliseconds[(int)(milliseconds.Length * 0.99)]);
    }

    /// <summary>Sends at a fixed rate.</summary>
    /// <returns>When each OTP's send was due to begin.</returns>
    private async Task<Dictionary<string, long>> SendAsync()
    {
        var sends = new List<Task<(string Otp, long At)>>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / _rate));
        while (sends.Count < _rate * _seconds && await pace.WaitForNextTickAsync())
        {
            sends.Add(SendOneAsync(_phones.Next()));
        }

        return (await Task.WhenAll(sends)).ToDictionary(static s => s.Otp, static s => s.At);
    }

    private async Task<(string Otp, long At)> SendOneAsync(string phone)
    {
        var at = Stopwatch.GetTimestamp();
        var answer = await PostAsync("/v1/whatsapp/otp/send", new { phone });
        return (answer.GetProperty("otp_id").GetString()!, at);
    }

    private async Task<string> AddAsync(int number)
    {
        var answer = await PostAsync("/v1/webhooks", new { url = _receiver.Address + number.ToString(CultureInfo.InvariantCulture), events = (string[])["otp.sent"] });
        return "/v1/webhooks/" + answer.GetProperty("id").GetString();
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
