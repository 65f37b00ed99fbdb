namespace OtpActors.Http.Admin.Support;

/// <summary>How many things something was done to.</summary>
internal sealed record DoneReply(int Count);
