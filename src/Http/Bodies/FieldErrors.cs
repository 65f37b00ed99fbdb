using OtpActors.Http.Problems;

namespace OtpActors.Http.Bodies;

/// <summary>Collects what is wrong with a request, field by field.</summary>
internal sealed class FieldErrors
{
    private SortedDictionary<string, IReadOnlyList<string>>? _errors;

    public bool Any => _errors is not null;

    public void Add(string field, string sentence)
    {
        _errors ??= new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _errors[field] = _errors.TryGetValue(field, out var before) ? [.. before, sentence] : [sentence];
    }

    /// <summary>The value of a field, when there is one of the right type; a wrong type is an error.</summary>
    public bool Given<T>(string name, Field<T> field, string wrongType, out T value)
    {
        value = field.Value!;
        if (field.State == FieldState.Wrong)
        {
            Add(name, wrongType);
        }

        return field.State == FieldState.Given;
    }

    public Problem ToProblem()
    {
        var errors = _errors ?? throw new InvalidOperationException("There is no error.");
        var kind = errors.ContainsKey("phone") ? ProblemKinds.InvalidPhone : ProblemKinds.InvalidRequest;
        return new Problem(kind, $"Mend {string.Join(", ", errors.Keys)} and send the request again; errors says what is wrong.") { Errors = errors };
    }
}
