namespace OtpActors.Http.Admin;

/// <summary>What an administrator did, for the audit log.</summary>
/// <param name="What">What, such as <c>key.create</c>.</param>
/// <param name="Subject">To what.</param>
/// <param name="Detail">The reason given, or what changed; null for nothing.</param>
internal sealed record AdminDeed(string What, string? Subject, string? Detail);
