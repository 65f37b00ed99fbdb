namespace OtpActors.FakeProviders;

/// <summary>How an answer is given.</summary>
public enum FakeAnswerKind
{
    Whole,
    SlowBody,
    Hang,
    HangUp,
}
