using System.Text.RegularExpressions;

namespace OtpActors.Repository.Tests;

/// <summary>Every attack of the list B1 to B40 is the subject of a test that names it.</summary>
public sealed partial class AttackListTests
{
    /// <summary>B9 asks for transaction binding, which the API does not offer.</summary>
    private static readonly int[] NotOffered = [9];

    [Fact]
    public void Attacks_All_AreNamedByATest()
    {
        var named = Checkout.Files("tests/**/*.cs").SelectMany(static file => Attack().Matches(File.ReadAllText(Checkout.Path(file))))
            .Select(static match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

        Assert.Equal([], Enumerable.Range(1, 40).Except(named).Except(NotOffered));
    }

    /// <summary>At the end of a test's name, or in a sentence about it.</summary>
    [GeneratedRegex(@"(?:_|\b)B([1-9][0-9]?)\b(?! to )")]
    private static partial Regex Attack();
}
