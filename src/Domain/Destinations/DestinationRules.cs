using System.Collections.Frozen;
using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Destinations;

/// <summary>
/// Where a workspace may send. A rule for the very number wins over one for a prefix, a longer prefix over a shorter one, a prefix over a country, a
/// named country over <c>*</c>; of two for the same, the newer one that holds. A country that no list names is denied. Reserved sandbox numbers
/// (<c>+999</c>) pass everything.
/// </summary>
public sealed class DestinationRules
{
    /// <summary>Stands for every country, and for numbers of none.</summary>
    public const string Any = "*";

    private const string Reserved = "+999";

    private readonly FrozenDictionary<string, DestinationAction> _countries;
    private readonly FrozenDictionary<string, DestinationRule[]>.AlternateLookup<ReadOnlySpan<char>> _prefixes;
    private readonly FrozenDictionary<UInt128, DestinationRule[]> _numbers;
    private readonly int _prefixMax;

    /// <summary>Makes the lookups.</summary>
    /// <param name="allowed">Countries (ISO 3166-1 alpha-2, or <c>*</c>) that may be sent to.</param>
    /// <param name="monitored">Countries that may be sent to and are noted.</param>
    /// <param name="denied">Countries that may not be sent to.</param>
    /// <param name="rules">Rules by prefix and number.</param>
    public DestinationRules(
        ImmutableArray<string> allowed, ImmutableArray<string> monitored, ImmutableArray<string> denied, ImmutableArray<DestinationRule> rules)
    {
        (Allowed, Monitored, Denied, Rules) = (allowed, monitored, denied, rules);
        var countries = new Dictionary<string, DestinationAction>(StringComparer.Ordinal);
        Add(allowed, DestinationAction.Allow);
        Add(monitored, DestinationAction.Monitor);
        Add(denied, DestinationAction.Deny);
        _countries = countries.ToFrozenDictionary(StringComparer.Ordinal);
        var prefixes = rules.Where(static r => r.Prefix is not null).GroupBy(static r => r.Prefix!)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);
        _prefixes = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixMax = prefixes.Count == 0 ? 0 : prefixes.Keys.Max(static p => p.Length);
        _numbers = rules.Where(static r => r.Number is not null).GroupBy(static r => r.Number!.Value).ToFrozenDictionary(static g => g.Key, static g => g.ToArray());
        IsOpen = rules.IsEmpty && countries.Count == 1 && countries.GetValueOrDefault(Any) == DestinationAction.Allow;

        void Add(ImmutableArray<string> names, DestinationAction action)
        {
            // The stricter word wins where lists contradict each other.
            foreach (var name in names)
            {
                countries[name] = action;
            }
        }
    }

    /// <summary>Every country, no rule.</summary>
    public static DestinationRules Everywhere { get; } = new([Any], [], [], []);

    /// <summary>No country.</summary>
    public static DestinationRules Nowhere { get; } = new([], [], [], []);

    /// <summary>Countries that may be sent to.</summary>
    public ImmutableArray<string> Allowed { get; }

    /// <summary>Countries that may be sent to and are noted.</summary>
    public ImmutableArray<string> Monitored { get; }

    /// <summary>Countries that may not be sent to.</summary>
    public ImmutableArray<string> Denied { get; }

    /// <summary>Rules by prefix and number.</summary>
    public ImmutableArray<DestinationRule> Rules { get; }

    /// <summary>Whether there is nothing to look up: everything is allowed.</summary>
    public bool IsOpen { get; }

    /// <summary>The same with other rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The destinations.</returns>
    public DestinationRules With(ImmutableArray<DestinationRule> rules) => new(Allowed, Monitored, Denied, rules);

    /// <summary>Judges one destination.</summary>
    /// <param name="phone">The number.</param>
    /// <param name="name">The number's keyed name.</param>
    /// <param name="now">The time.</param>
    /// <returns>The verdict.</returns>
    public DestinationVerdict Judge(PhoneNumber phone, UInt128 name, DateTimeOffset now)
    {
        if (IsOpen || IsReserved(phone))
        {
            return DestinationVerdict.Open;
        }

        if (_numbers.TryGetValue(name, out var rules) && Newest(rules, now) is { } rule)
        {
            return Verdict(rule.Action, "number");
        }

        var digits = phone.E164.AsSpan(1);
        for (var length = Math.Min(_prefixMax, digits.Length); length > 0; length--)
        {
            if (_prefixes.TryGetValue(digits[..length], out rules) && Newest(rules, now) is { } named)
            {
                return Verdict(named.Action, "prefix +" + named.Prefix);
            }
        }

        var country = Countries.Of(phone);
        if (country is not null && _countries.TryGetValue(country, out var action))
        {
            return Verdict(action, "country " + country);
        }

        return Verdict(_countries.GetValueOrDefault(Any, DestinationAction.Deny), "country " + (country ?? "unknown"));
    }

    /// <summary>Whether a number is one of the sandbox's: it scripts outcomes and reaches nobody.</summary>
    /// <param name="phone">The number.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsReserved(PhoneNumber phone) => phone.E164.StartsWith(Reserved, StringComparison.Ordinal);

    /// <summary>The newest rule that still holds: one that ended gives way to those before it.</summary>
    private static DestinationRule? Newest(DestinationRule[] rules, DateTimeOffset now)
    {
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i].Holds(now))
            {
                return rules[i];
            }
        }

        return null;
    }

    private static DestinationVerdict Verdict(DestinationAction action, string rule) =>
        action == DestinationAction.Allow ? DestinationVerdict.Open : new DestinationVerdict(action, rule);
}
