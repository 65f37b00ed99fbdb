namespace OtpActors.Http.Bodies;

/// <summary>How a member of a body came.</summary>
internal enum FieldState
{
    /// <summary>Not at all, or as null where null means the same.</summary>
    Absent = 0,

    /// <summary>With a value of the right type.</summary>
    Given = 1,

    /// <summary>With a value of another type.</summary>
    Wrong = 2,

    /// <summary>As null, where that takes a value back.</summary>
    Null = 3,
}
