using OtpActors.Domain;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin;

/// <summary>The field <c>ends_at</c>: a moment in the future, rounded up to the whole second that is told.</summary>
internal static class EndsAt
{
    private static readonly string Sentence =
        $"Give a time in the future, at most {Limits.EndYearsMax} years ahead, in ISO 8601 with its zone, for example \"2027-01-31T00:00:00Z\".";

    public static DateTimeOffset? Read(Field<string> field, DateTimeOffset now, FieldErrors errors)
    {
        if (!errors.Given("ends_at", field, Sentence, out var text))
        {
            return null;
        }

        if (MomentText.TryParse(text, out var end) && end > now && end <= now.AddYears(Limits.EndYearsMax))
        {
            return WholeSeconds.Ceiling(end);
        }

        errors.Add("ends_at", Sentence);
        return null;
    }
}
