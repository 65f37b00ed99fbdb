using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>
/// One possible effect: a call, or all calls that share an idempotency key. If it happened, then at one moment between
/// <paramref name="Start"/> and <paramref name="Close"/>.
/// </summary>
internal sealed record Step(Operation Source, TimeSpan Start, TimeSpan Close, Answer Answer)
{
    /// <summary>Nobody knows whether it happened.</summary>
    public bool Maybe => Answer.Kind == AnswerKind.Unknown;
}
