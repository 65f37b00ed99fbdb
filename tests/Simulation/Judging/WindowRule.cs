
namespace OtpActors.Simulation.Tests.Judging;

/// <summary>No interval of a window's length holds more sends and resends of a phone than the window allows; those that surely went nowhere don't count.</summary>
internal static class WindowRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var phone in run.History.Calls.Where(static c => !c.SurelyNot).GroupBy(static c => c.Phone))
        {
            var rounds = phone.GroupBy(c => (c.Otp, Round: run.History.Round(c)));
            var sends = rounds.Select(r => (At: run.History.PlaceOf(r.First()), Call: r.First())).OrderBy(static s => s.At).ToList();
            foreach (var window in run.Setup.Settings.Phone.Windows)
            {
                for (var i = window.Count; i < sends.Count; i++)
                {
                    var (from, to) = (sends[i - window.Count], sends[i]);
                    if (to.At - from.At < window.Span)
                    {
                        yield return $"{window.Count + 1} sends within {window.Span}: from {from.At:HH:mm:ss} ({from.Call.By}) to {to.At:HH:mm:ss} ({to.Call.By})";
                    }
                }
            }
        }
    }
}
