namespace OtpActors.History.Records;

public enum OperationKind
{
    Send,
    Check,
    Resend,
    Cancel,
    Read,
    Inbox,
}
