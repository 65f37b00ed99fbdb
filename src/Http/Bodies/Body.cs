using System.Diagnostics.CodeAnalysis;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Bodies;

/// <summary>A body that was read, or why it could not be.</summary>
internal readonly struct Body<T>
    where T : class
{
    private readonly T? _value;
    private readonly Problem? _problem;

    public Body(T value, byte[] bytes) => (_value, Bytes) = (value, bytes);

    public Body(Problem problem) => (_problem, Bytes) = (problem, []);

    /// <summary>The bytes as they came.</summary>
    public byte[] Bytes { get; }

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (_value, _problem);
        return value is not null;
    }
}
