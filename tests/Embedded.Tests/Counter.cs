namespace OtpActors.Embedded.Tests;

internal sealed record Counter(int Value, DateTimeOffset? WakeAt, DateTimeOffset? KeepUntil);
