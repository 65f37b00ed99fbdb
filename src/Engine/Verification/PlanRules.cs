using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>The order of channels by the beginnings of numbers, for requests that leave the channel to us: the longest beginning counts.</summary>
/// <param name="rules">The rules, in any order.</param>
public sealed class PlanRules(IEnumerable<PlanRule> rules)
{
    private readonly ImmutableArray<PlanRule> _rules = [.. rules.OrderByDescending(static rule => rule.Prefix.Length)];

    /// <summary>No rules: WhatsApp first, then SMS.</summary>
    public static PlanRules None { get; } = new([]);

    /// <summary>The rule for a number.</summary>
    /// <param name="phone">The number.</param>
    /// <returns>The rule; null when there is none.</returns>
    public PlanRule? For(PhoneNumber phone)
    {
        foreach (var rule in _rules)
        {
            if (phone.E164.StartsWith(rule.Prefix, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }
}
