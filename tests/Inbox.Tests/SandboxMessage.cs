namespace OtpActors.Inbox.Tests;

/// <summary>One element of the answer of <c>GET /sandbox/messages</c>.</summary>
internal sealed record SandboxMessage(string OtpId, string Phone, string Channel, string Code, string Text, string At);
