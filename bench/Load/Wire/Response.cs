namespace OtpActors.Bench.Load.Wire;

/// <summary>One HTTP/1.1 answer; the body is a view of the connection's buffer, valid until the next receive.</summary>
internal readonly ref struct Response(int status, ReadOnlySpan<byte> body, int consumed, bool closes)
{
    public int Status { get; } = status;

    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>How many received bytes this answer took.</summary>
    public int Consumed { get; } = consumed;

    /// <summary>The server closes the connection after this answer.</summary>
    public bool Closes { get; } = closes;
}
