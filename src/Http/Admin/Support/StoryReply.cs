using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Administration;
using OtpActors.Http.Admin.Refusals;

namespace OtpActors.Http.Admin.Support;

/// <summary>Everything about one OTP, or about one phone.</summary>
internal sealed record StoryReply(
    IReadOnlyList<OtpStoryReply> Otps,
    IReadOnlyList<DateTimeOffset> SendsAt,
    int WrongChecksToday,
    DateTimeOffset? PausedUntil,
    IReadOnlyList<RefusalReply> Refusals)
{
    public static StoryReply Of(OtpState state, bool reveal) => new([OtpStoryReply.Of(state, reveal)], [], 0, null, []);

    public static StoryReply Of(PhoneStory story, bool reveal, DateTimeOffset now) => new(
        [.. story.Otps.Select(o => OtpStoryReply.Of(o, reveal))],
        [.. story.Phone.Places.Where(static p => !p.Released).Select(static p => p.At)],
        story.Phone.WrongChecks.Count(c => now < c.At + PhonePolicy.FailedChecksSpan),
        story.Phone.PausedUntil > now ? story.Phone.PausedUntil : null,
        [.. story.Refusals.Select(RefusalReply.Of)]);

    /// <summary>Names the type only.</summary>
    public override string ToString() => nameof(StoryReply);
}
