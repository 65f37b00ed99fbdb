namespace OtpActors.Engine.Actors;

/// <summary>What an idempotency key's actor answers.</summary>
public enum ClaimOutcome
{
    /// <summary>Go on: you are the first.</summary>
    First = 1,

    /// <summary>Go on in the place of one that died: the same OTP, nothing twice.</summary>
    TakenOver = 2,

    /// <summary>It was answered before: here is the answer.</summary>
    Answered = 3,

    /// <summary>The first is still under way.</summary>
    InProgress = 4,

    /// <summary>The key was used with another body.</summary>
    Reused = 5,

    /// <summary>Noted.</summary>
    Done = 6,
}
