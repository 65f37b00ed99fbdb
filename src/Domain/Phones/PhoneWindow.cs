using System.Globalization;

namespace OtpActors.Domain.Phones;

/// <summary>At most so many sends to one phone in any interval of this length.</summary>
/// <param name="Count">How many: 1 to <see cref="Limits.PhoneWindowCountMax"/>.</param>
/// <param name="Span">The interval, whole seconds up to <see cref="Limits.PhoneWindowMax"/>.</param>
public sealed record PhoneWindow(int Count, TimeSpan Span)
{
    /// <summary>The limit's name in answers: <c>phone_cooldown</c> for 60 s, <c>phone_hour</c> for 1 h, else <c>phone_</c> and the duration.</summary>
    public string Name { get; } = NameOf(Span);

    private static string NameOf(TimeSpan span) => span switch
    {
        { TotalSeconds: 60 } => "phone_cooldown",
        { TotalHours: 1 } => "phone_hour",
        _ when span.TotalSeconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"phone_{(long)span.TotalHours}h"),
        _ when span.TotalSeconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"phone_{(long)span.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"phone_{(long)span.TotalSeconds}s"),
    };
}
