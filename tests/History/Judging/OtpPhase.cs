namespace OtpActors.History.Judging;

internal enum OtpPhase
{
    Live,
    Verified,
    Canceled,
    Exhausted,
    Expired,
}
