namespace OtpActors.Faults;

/// <summary>The rules that this host can break on purpose, so that the history checker can be seen to find it.</summary>
internal enum Breakage
{
    None,

    /// <summary>Wrong checks are counted in memory and not saved.</summary>
    Attempts,

    /// <summary>Every send and resend finds room in the phone's windows.</summary>
    Cooldown,

    /// <summary>A verified OTP is not marked as such and can be verified again.</summary>
    DoubleSuccess,

    /// <summary>Cancels are kept in memory and not saved.</summary>
    LostCancel,

    /// <summary>The phone's wrong checks are not limited.</summary>
    Budget,

    /// <summary>Idempotency keys are kept in memory and not saved.</summary>
    Keys,

    /// <summary>Answers are given before what they say is on disk.</summary>
    UnsavedAnswers,
}
