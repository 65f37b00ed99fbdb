namespace OtpActors.Http.Bodies;

/// <summary>A member that is a whole number within a range.</summary>
internal sealed class NumberRange(string name, int min, int max)
{
    private readonly string _sentence = $"Give a whole number from {min} to {max}.";

    /// <summary>The number; null when none is given. One outside the range is an error.</summary>
    public int? Read(Field<int> field, FieldErrors errors)
    {
        if (!errors.Given(name, field, _sentence, out var number))
        {
            return null;
        }

        if (number < min || number > max)
        {
            errors.Add(name, _sentence);
        }

        return number;
    }
}
