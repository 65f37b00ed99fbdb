namespace OtpActors.History.Judging;

/// <summary>The rules that a history is judged by.</summary>
public enum Rule
{
    /// <summary>At most one check of an OTP succeeds.</summary>
    AtMostOneSuccess,

    /// <summary>An OTP that came to an end keeps that end.</summary>
    DeadStaysDead,

    /// <summary>An OTP ends only by a right check, a cancel, its last wrong check or its deadline.</summary>
    EndHasCause,

    /// <summary>The number of counted checks never goes down.</summary>
    AttemptsNeverLower,

    /// <summary>Each wrong check is counted once.</summary>
    CountedOnce,

    /// <summary>The right code is accepted while the OTP is live.</summary>
    RightCodeAccepted,

    /// <summary>Only the current code is accepted.</summary>
    WrongCodeRefused,

    /// <summary>The deadline never moves and is exact.</summary>
    DeadlineKept,

    /// <summary>What was answered is not forgotten.</summary>
    AnswerKept,

    /// <summary>Receipts only move an OTP forward.</summary>
    StatusForward,

    /// <summary>An OTP's message and code exist only because of a send or resend, once each.</summary>
    MessageHasCause,

    /// <summary>An accepted send is in the inbox.</summary>
    MessageArrives,

    /// <summary>The phone's windows hold over every interval.</summary>
    WindowHolds,

    /// <summary>A refusal by a window or the budget has sends or checks that explain it.</summary>
    RefusalHasCause,

    /// <summary>Wrong checks over all OTPs of a phone stay within its budget.</summary>
    BudgetHolds,

    /// <summary>An idempotency key does its work once and gives one answer.</summary>
    IdempotentOnce,

    /// <summary>The server gives no answer that the workload has no reason for.</summary>
    AnswerExpected,

    /// <summary>The server runs until it is killed; a cluster recovers from every fault.</summary>
    ServerStaysUp,

    /// <summary>A rolling restart fails no call that is tried once more.</summary>
    RestartUnnoticed,
}
