using System.Globalization;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Scheduling;

namespace OtpActors.Simulation.Tests.Histories;

/// <summary>One request of a client and what it was told.</summary>
internal sealed class Op(int number, OpKind kind, PhoneNumber phone)
{
    private static readonly AsyncLocal<Op?> Flowing = new();

    /// <summary>The request on whose behalf something happens; null for what the service does by itself.</summary>
    public static Op? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public int Number { get; } = number;

    public OpKind Kind { get; } = kind;

    /// <summary>The process that serves it.</summary>
    public Process? By { get; set; }

    public PhoneNumber Phone { get; } = phone;

    /// <summary>The OTP asked about; for a send, the one told.</summary>
    public OtpId? Otp { get; set; }

    public string? Key { get; init; }

    public OtpCode? Code { get; init; }

    /// <summary>A check that names another purpose: wrong, whatever its code.</summary>
    public bool OtherPurpose { get; init; }

    public bool NewCode { get; init; }

    /// <summary>What it asks for.</summary>
    public object? Request { get; init; }

    public DateTimeOffset BeganAt { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>Places in the history: an op that ended before another began is certainly earlier.</summary>
    public long Began { get; set; }

    public long Ended { get; set; } = long.MaxValue;

    public Ending Ending { get; set; }

    public SendReceipt? Receipt { get; private set; }

    public CheckResult? Checked { get; private set; }

    public OtpState? State { get; private set; }

    public Refusal? Refusal { get; private set; }

    public bool Replayed { get; private set; }

    public Exception? Failure { get; set; }

    /// <summary>The same for all tries of one request.</summary>
    public string Name => Key ?? string.Create(CultureInfo.InvariantCulture, $"#{Number}");

    public bool Told(RefusalCode code) => Refusal?.Code == code;

    public bool ToldValid => Checked is { Valid: true };

    public bool ToldWrong => Checked is { Valid: false };

    /// <summary>How the OTP died, as this op was told; null when it was not told of a death.</summary>
    public OtpPhase? Death => this switch
    {
        { Checked.Valid: true } => OtpPhase.Verified,
        { Checked: { Valid: false, AttemptsRemaining: 0 } } => OtpPhase.AttemptsExceeded,
        { State: { Phase: not OtpPhase.Live } state } => state.Phase == OtpPhase.Undeliverable ? OtpPhase.Canceled : state.Phase,
        { Refusal.Code: RefusalCode.OtpAlreadyVerified } => OtpPhase.Verified,
        { Refusal.Code: RefusalCode.OtpCanceled } => OtpPhase.Canceled,
        { Refusal.Code: RefusalCode.OtpAttemptsExceeded } => OtpPhase.AttemptsExceeded,
        { Refusal.Code: RefusalCode.OtpExpired } => OtpPhase.Expired,
        _ => null,
    };

    public void Answer<T>(Answer<T> answer)
        where T : class
    {
        (Refusal, Replayed) = (answer.Refusal, answer.Replayed);
        (Receipt, Checked, State) = (answer.Value as SendReceipt, answer.Value as CheckResult, answer.Value as OtpState);
        Otp ??= Receipt?.Otp;
        Ending = Ending.Answered;
    }

    /// <summary>One line of a story: ids are random and left out.</summary>
    public override string ToString() =>
        $"#{Number} {Kind} {Phone}{(Key is null ? "" : " key " + Key)} [{Began}..{(Ended == long.MaxValue ? "" : Ended)}] {BeganAt:HH:mm:ss.fff} {EndedAt:HH:mm:ss.fff}: {Ending} {Outcome}{(Replayed ? " (replayed)" : "")}";

    private string Outcome => this switch
    {
        { Receipt: not null } => "sent",
        { Checked: { } check } => check.Valid ? "valid" : $"wrong, {check.AttemptsRemaining} left",
        { State: { } state } => $"{state.Phase}, {state.WrongChecks} wrong, {state.Delivery.Attempts.Length} messages",
        { Refusal: { } refusal } => $"{refusal.Code} {refusal.Limit}",
        { Failure: { } failure } => failure.GetType().Name,
        _ => "",
    };
}
