using System.Text;
using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>One broken rule with the operations that show it, in the order of their start.</summary>
public sealed record Violation(Rule Rule, string What, string Phone, string? OtpId, IReadOnlyList<Operation> Operations)
{
    private const int Shown = 40;

    public override string ToString()
    {
        var text = new StringBuilder().Append(Rule).Append(": ").Append(What).AppendLine();
        text.Append("  phone ").Append(MaskedPhone.Of(Phone)).Append(OtpId is null ? "" : ", " + OtpId).AppendLine();
        if (Operations.Count > Shown)
        {
            text.Append("  (").Append(Operations.Count - Shown).AppendLine(" earlier operations not shown)");
        }
        foreach (var operation in Operations.Skip(Operations.Count - Shown))
        {
            text.Append("  ").Append(operation).AppendLine();
        }
        return text.ToString();
    }
}
