namespace OtpActors.History.Records;

public enum OtpStatus
{
    Pending,
    Delivered,
    Verified,
    Expired,
    Failed,
    Canceled,
}
