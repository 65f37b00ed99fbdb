using System.Globalization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin;

/// <summary>The field <c>ends_at</c>: a moment in the future.</summary>
internal static class EndsAt
{
    private const string Sentence = "Give a time in the future as ISO 8601 in UTC, for example \"2027-01-31T00:00:00Z\".";

    public static DateTimeOffset? Read(Field<string> field, DateTimeOffset now, FieldErrors errors)
    {
        if (!errors.Given("ends_at", field, Sentence, out var text))
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) && end > now)
        {
            return end;
        }

        errors.Add("ends_at", Sentence);
        return null;
    }
}
