namespace OtpActors.Samples.Login;

/// <summary>Who wants in.</summary>
internal sealed record PhoneForm(string? Phone);
