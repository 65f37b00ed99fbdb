using OtpActors.Domain.Identity;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps;

/// <summary>Phone numbers on the wire.</summary>
internal static class Phones
{
    private const string Sentence = "Give the phone number in E.164 form: +, then 8 to 15 digits, the first not 0, without blanks. For example +14155550123.";

    /// <summary>The number; null when none is given or it is faulty.</summary>
    public static PhoneNumber? Read(Field<string> field, FieldErrors errors)
    {
        if (!errors.Given("phone", field, Sentence, out var text))
        {
            return null;
        }

        if (PhoneNumber.TryParse(text, out var phone))
        {
            return phone;
        }

        errors.Add("phone", Sentence);
        return null;
    }

    /// <summary>The number, which must be given.</summary>
    public static PhoneNumber Require(Field<string> field, FieldErrors errors)
    {
        if (field.State == FieldState.Absent)
        {
            errors.Add("phone", Sentence);
        }

        return Read(field, errors) ?? default;
    }
}
