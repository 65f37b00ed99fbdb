namespace OtpActors.Samples.Login;

/// <summary>What they typed.</summary>
internal sealed record CodeForm(string? Code);
