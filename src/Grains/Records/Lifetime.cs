namespace OtpActors.Grains.Records;

/// <summary>
/// How long the store keeps a record that nobody writes again, in classes: Orleans' Redis storage knows one time to live for each storage name, so
/// every class is a storage of its own over the same keys. Whole seconds (A101); every record has an end (A89).
/// </summary>
internal static class Lifetime
{
    /// <summary>Clocks differ, and a record must not vanish before its actor lets go of it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The classes, shortest first. The last is above <see cref="Domain.Limits.RetentionMax"/>.</summary>
    public static IReadOnlyList<TimeSpan> Classes { get; } =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(26), TimeSpan.FromDays(4), TimeSpan.FromDays(11), TimeSpan.FromDays(33)];

    /// <summary>For a live OTP: it ends, and is written again, long before.</summary>
    public static TimeSpan Live { get; } = TimeSpan.FromHours(25);

    /// <summary>The storage of what is kept until somebody deletes it.</summary>
    public const string LastingName = "otpactors-lasting";

    /// <summary>The storage's name.</summary>
    public static string Name(int index) => $"otpactors-{(int)Classes[index].TotalHours}h";

    /// <summary>The shortest class that keeps a record for so long.</summary>
    public static int IndexFor(TimeSpan keep)
    {
        for (var i = 0; i < Classes.Count - 1; i++)
        {
            if (Classes[i] >= keep + Margin)
            {
                return i;
            }
        }

        return Classes.Count - 1;
    }
}
