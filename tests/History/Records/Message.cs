namespace OtpActors.History.Records;

/// <summary>One message of the sandbox inbox.</summary>
public sealed record Message(string OtpId, string Code)
{
    /// <summary>Which process's memory it was read from; null when there is only one process.</summary>
    public string? Inbox { get; init; }
}
