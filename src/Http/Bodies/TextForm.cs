namespace OtpActors.Http.Bodies;

/// <summary>A member that is a string of a certain form.</summary>
internal sealed class TextForm(string name, Func<string, bool> fits, string sentence)
{
    /// <summary>A string of 1 to so many characters.</summary>
    public static TextForm OfLength(string name, int max) =>
        new(name, text => text.Length >= 1 && text.Length <= max, $"Give a string of 1 to {max} characters, or leave the field out.");

    /// <summary>The string; null when none is given. One of another form is an error.</summary>
    public string? Read(Field<string> field, FieldErrors errors)
    {
        if (!errors.Given(name, field, sentence, out var text))
        {
            return null;
        }

        if (!fits(text))
        {
            errors.Add(name, sentence);
        }

        return text;
    }
}
