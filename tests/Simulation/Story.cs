using System.Globalization;
using System.Text;

namespace OtpActors.Simulation.Tests;

/// <summary>What happened under a seed, for people: without the random ids, so that the same seed always tells the same.</summary>
internal static class Story
{
    public static string Of(Run run)
    {
        var history = run.History;
        var otps = history.Otps.Select(static (otp, i) => (otp, i + 1)).ToDictionary(static o => o.otp, static o => o.Item2);
        var lines = new List<(long Place, string Text)>();
        foreach (var op in history.Ops)
        {
            var about = op.Otp is { } otp && otps.TryGetValue(otp, out var number) ? number : 0;
            lines.Add((op.Began, string.Create(CultureInfo.InvariantCulture, $"OTP {about}: {op}")));
        }

        foreach (var call in history.Calls)
        {
            lines.Add((call.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"OTP {otps[call.Otp]}: [{call.Place}] {call.At:HH:mm:ss.fff} message {call.Attempt} by {call.Channel} for #{call.By?.Number ?? 0}{(call.SurelyNot ? ", refused" : "")}")));
        }

        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{run.Setup}");
        foreach (var (_, line) in lines.OrderBy(static l => l.Place))
        {
            text.AppendLine(line);
        }

        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"OTP {otps[look.Otp!.Value]}: {string.Join(", ", look.State!.Events.Select(static e => e.Kind))}; {string.Join(", ", look.State.Delivery.Attempts.Select(static a => $"{a.Round}/{a.Channel} {a.Status} {a.At:HH:mm:ss.fff} {a.Error}"))}");
        }

        foreach (var trouble in history.Troubles)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"trouble at {trouble:HH:mm:ss.fff}");
        }

        return text.ToString();
    }
}
