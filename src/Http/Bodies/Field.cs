namespace OtpActors.Http.Bodies;

/// <summary>
/// One member of a body as it came: absent (or null), a value, or something of the wrong type. Wrong types are remembered instead of thrown,
/// so that a caller learns of all faulty fields at once.
/// </summary>
/// <typeparam name="T">The type that the member should have.</typeparam>
/// <param name="State">Which of them.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Field<T>(FieldState State, T? Value)
{
    public static Field<T> Wrong { get; } = new(FieldState.Wrong, default);

    public static Field<T> Of(T value) => new(FieldState.Given, value);
}
