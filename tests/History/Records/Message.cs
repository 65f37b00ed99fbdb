namespace OtpActors.History.Records;

/// <summary>One message of the sandbox inbox.</summary>
public sealed record Message(string OtpId, string Code);
