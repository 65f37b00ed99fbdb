namespace OtpActors.History.Judging;

/// <summary>What stays the same over an OTP's life: its send's answer and the codes that the inbox ever showed for it.</summary>
internal sealed record OtpFacts(string Id, string Phone, int Allowed, DateTimeOffset ExpiresAt, TimeSpan Deadline, IReadOnlyList<string> Codes)
{
    /// <summary>The code's place, counted from 1; 0 if it never was in the inbox.</summary>
    public int PlaceOf(string? code)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            if (Codes[i] == code)
            {
                return i + 1;
            }
        }
        return 0;
    }
}
