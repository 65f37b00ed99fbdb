namespace OtpActors.Bench.Load.Work;

/// <summary>An OTP that a server took; the code is null until it has been read from the server's inbox.</summary>
internal readonly record struct SentOtp(string Phone, string? Id, string? Code)
{
    /// <summary>Another code of the same length, <paramref name="distance"/> away from the right one.</summary>
    public string WrongCode(int distance = 1)
    {
        var code = Code ?? throw new InvalidOperationException("The right code has to be known first.");
        var space = (int)Math.Pow(10, code.Length);
        return ((int.Parse(code) + distance) % space).ToString("D" + code.Length);
    }
}
