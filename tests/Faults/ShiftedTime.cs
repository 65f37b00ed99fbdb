namespace OtpActors.Faults;

/// <summary>The system's clock, moved: a restarted process finds that time has passed.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
