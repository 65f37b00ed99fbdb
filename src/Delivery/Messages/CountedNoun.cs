using System.Globalization;

namespace OtpActors.Delivery.Messages;

/// <summary>A noun and its forms; <c>#</c> stands for the number, which some forms speak themselves.</summary>
/// <param name="Form">Which form a number takes.</param>
/// <param name="One">The form for one.</param>
/// <param name="Other">The form for every number without a form of its own.</param>
/// <param name="Two">The form for two; null where it is <paramref name="Other"/>.</param>
/// <param name="Few">The form for a few; null where it is <paramref name="Other"/>.</param>
internal sealed record CountedNoun(Func<long, PluralForm> Form, string One, string Other, string? Two = null, string? Few = null)
{
    /// <summary>A noun that numbers do not change.</summary>
    /// <param name="only">Its form.</param>
    public static CountedNoun Unchanged(string only) => new(OneElseOther, only, only);

    /// <summary>English and most of its neighbours: one, else many.</summary>
    public static PluralForm OneElseOther(long number) => number == 1 ? PluralForm.One : PluralForm.Other;

    /// <summary>Arabic: one, two, and 3 to 10 within every hundred; the rest (11 to 99, and 100 to 102) takes the singular noun.</summary>
    public static PluralForm Arabic(long number) => number switch
    {
        1 => PluralForm.One,
        2 => PluralForm.Two,
        _ => number % 100 is >= 3 and <= 10 ? PluralForm.Few : PluralForm.Other,
    };

    /// <summary>The noun with its number, in ASCII digits.</summary>
    public string Count(long number)
    {
        var form = Form(number) switch
        {
            PluralForm.One => One,
            PluralForm.Two => Two ?? Other,
            PluralForm.Few => Few ?? Other,
            PluralForm.Other => Other,
        };
        return form.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
