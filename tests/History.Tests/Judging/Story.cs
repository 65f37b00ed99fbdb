using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

/// <summary>
/// A hand-written history of one phone. Calls follow each other, 10 ms each, unless <see cref="Between"/> moves the last one;
/// times are in seconds of the run.
/// </summary>
internal sealed class Story
{
    public const string Phone = "+999100000042";
    public const string Otp = "otp_A";
    public const string Code = "11111111";
    public const string Wrong = "99999999";

    private static readonly DateTimeOffset StartedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<Operation> _operations = [];
    private readonly List<TimeSpan> _deaths = [];
    private readonly List<TimeSpan> _inboxLosses = [];
    private readonly List<(TimeSpan From, TimeSpan To)> _troubles = [];
    private double _now;

    /// <summary>A story that begins with an accepted send of <see cref="Otp"/> whose code was read.</summary>
    public static Story OfOneOtp(int allowed = 3, double expiresAt = 300) =>
        new Story().Send(Sent(allowed: allowed, expiresAt: expiresAt)).Inbox(Code);

    public static Answer Sent(string otp = Otp, int allowed = 3, double expiresAt = 300) =>
        Answer.Sent(otp, allowed, StartedAt.AddSeconds(expiresAt));

    public static Answer Status(OtpStatus status, int attempts, double expiresAt = 300) =>
        Answer.Body(status, attempts, StartedAt.AddSeconds(expiresAt));

    public Story Send(Answer answer, string? key = null) =>
        Add(new Operation { Kind = OperationKind.Send, Phone = Phone, IdempotencyKey = key, Answer = answer });

    public Story Check(string code, Answer answer, string? key = null, string otp = Otp) => Add(new Operation
    {
        Kind = OperationKind.Check,
        Phone = Phone,
        OtpId = otp,
        Code = code,
        IdempotencyKey = key,
        Answer = answer,
    });

    public Story Resend(Answer answer, bool newCode = false, string? key = null, string otp = Otp) => Add(new Operation
    {
        Kind = OperationKind.Resend,
        Phone = Phone,
        OtpId = otp,
        NewCode = newCode,
        IdempotencyKey = key,
        Answer = answer,
    });

    public Story Cancel(Answer answer) => Add(new Operation { Kind = OperationKind.Cancel, Phone = Phone, OtpId = Otp, Answer = answer });

    public Story Read(OtpStatus status, int attempts, double expiresAt = 300) => Read(Status(status, attempts, expiresAt));

    public Story Read(Answer answer) => Add(new Operation { Kind = OperationKind.Read, Phone = Phone, OtpId = Otp, Answer = answer });

    /// <summary>The inbox with these codes of <see cref="Otp"/>, the newest first.</summary>
    public Story Inbox(params string[] codes) => Add(new Operation
    {
        Kind = OperationKind.Inbox,
        Phone = Phone,
        Answer = Answer.Inbox([.. codes.Select(c => new Message(Otp, c))]),
    });

    /// <summary>The inboxes of a cluster, one code from each silo named; <paramref name="partial"/> when another silo could not be asked.</summary>
    public Story Inboxes(bool partial, params (string Silo, string Code)[] messages) => Add(new Operation
    {
        Kind = OperationKind.Inbox,
        Phone = Phone,
        Answer = Answer.Inbox([.. messages.Select(m => new Message(Otp, m.Code) { Inbox = m.Silo })]) with { Partial = partial },
    });

    /// <summary>Moves the last call; what follows comes after it.</summary>
    public Story Between(double start, double end)
    {
        _operations[^1] = _operations[^1] with { Start = TimeSpan.FromSeconds(start), End = TimeSpan.FromSeconds(end) };
        _now = end;
        return this;
    }

    public Story Wait(double seconds)
    {
        _now += seconds;
        return this;
    }

    /// <summary>The server is killed now.</summary>
    public Story Killed()
    {
        _now += 0.01;
        _deaths.Add(TimeSpan.FromSeconds(_now));
        return this;
    }

    /// <summary>A silo is lost with its inbox now; the others live on.</summary>
    public Story InboxLost()
    {
        _now += 0.01;
        _inboxLosses.Add(TimeSpan.FromSeconds(_now));
        return this;
    }

    /// <summary>A fault is felt around the last operation.</summary>
    public Story InTrouble()
    {
        _troubles.Add((_operations[^1].Start, _operations[^1].End));
        return this;
    }

    public Verdict Judge(JudgeRules? rules = null) => new Judge(rules ?? new JudgeRules()).Decide(new RecordedRun
    {
        StartedAt = StartedAt,
        Operations = _operations,
        Deaths = _deaths,
        InboxLosses = _inboxLosses.Count > 0 ? _inboxLosses : null,
        Troubles = _troubles,
    });

    public void ShouldHold(JudgeRules? rules = null)
    {
        var verdict = Judge(rules);
        Assert.Equal("", string.Join('\n', verdict.Violations));
        Assert.Equal(0, verdict.Undecided);
    }

    public Violation ShouldBreak(Rule rule, JudgeRules? rules = null)
    {
        var violation = Assert.Single(Judge(rules).Violations);
        Assert.Equal(rule, violation.Rule);
        return violation;
    }

    private Story Add(Operation operation)
    {
        _operations.Add(operation);
        return Between(_now + 0.01, _now + 0.02);
    }
}
