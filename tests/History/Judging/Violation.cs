using System.Globalization;
using System.Text;
using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>One broken rule with the operations that show it, in the order of their start.</summary>
public sealed record Violation(Rule Rule, string What, string Phone, string? OtpId, IReadOnlyList<Operation> Operations)
{
    private const int Shown = 40;

    /// <summary>The OTP's codes in the order in which they were seen; a report shows their places only.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    public override string ToString() => Describe([]);

    /// <summary>The violation in words, with what happened to the server between the operations.</summary>
    public string Describe(IReadOnlyList<(TimeSpan At, string What)> happened)
    {
        var text = new StringBuilder().Append(Rule).Append(": ").AppendLine(What);
        text.Append("  phone ").Append(MaskedPhone.Of(Phone)).AppendLine(OtpId is null ? "" : ", " + OtpId);
        if (Operations.Count > Shown)
        {
            text.Append("  (").Append(Operations.Count - Shown).AppendLine(" earlier operations not shown)");
        }
        var shown = Operations.Skip(Operations.Count - Shown).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            foreach (var (_, what) in happened.Where(h => i > 0 && h.At > shown[i - 1].Start && h.At <= shown[i].Start))
            {
                text.Append("                           (").Append(what).AppendLine(")");
            }
            text.Append("  ").Append(shown[i]).AppendLine(TriedBy(shown[i]));
        }
        return text.ToString();
    }

    private string TriedBy(Operation operation)
    {
        if (operation.Code is null || Codes.Count == 0)
        {
            return "";
        }
        var place = Codes.ToList().IndexOf(operation.Code);
        return place < 0 ? " (tried a code never sent)" : string.Create(CultureInfo.InvariantCulture, $" (tried code {place + 1})");
    }
}
