using System.Text;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>
/// No record ever holds a code (A14). All codes here have eight digits, so that none is there by accident; one in some ten million is a part of a
/// phone number, which records do hold.
/// </summary>
internal static class SecretsRule
{
    public static IEnumerable<string> Find(Run run)
    {
        var numbers = run.History.Calls.Select(static c => c.Phone.E164).Distinct().ToList();
        var codes = run.History.Calls.Select(static c => c.Code).Distinct()
            .Where(code => !numbers.Exists(number => number.Contains(code, StringComparison.Ordinal)))
            .Select(Encoding.ASCII.GetBytes).ToList();
        return run.History.Records.Any(record => codes.Exists(code => record.AsSpan().IndexOf(code) >= 0)) ? ["a record holds a code"] : [];
    }
}
