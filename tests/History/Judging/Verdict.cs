namespace OtpActors.History.Judging;

/// <summary>What the judge found in one run.</summary>
public sealed record Verdict
{
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>OTPs whose history had too many possible orders to be judged.</summary>
    public required int Undecided { get; init; }

    public required int Otps { get; init; }

    public required int Phones { get; init; }
}
