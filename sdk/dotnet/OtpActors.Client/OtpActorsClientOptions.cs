namespace OtpActors.Client;

/// <summary>Where the server is, who asks, and how patient the client is.</summary>
public sealed class OtpActorsClientOptions
{
    /// <summary>The server's address, such as <c>https://otp.example.com</c>, http or https; a path in front of <c>/v1</c> is kept. Required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The API key, <c>oat_...</c>. Required.</summary>
    public Secret? ApiKey { get; set; }

    /// <summary>How often a request is repeated after its first try, 0 to 10. Default 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited for inside a call, up to 5 min. When the server asks for more (a person who wants the next code
    /// after 60 s), the call ends with an <see cref="Errors.OtpActorsException"/> that carries <see cref="Errors.OtpActorsException.RetryAfter"/>. Default 5 s.
    /// </summary>
    public TimeSpan RetryAfterMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one try may take, 1 s to 5 min. Default 20 s: the server decides a send within 15 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a call may take with all its tries and waits, 1 s to 1 h. Default 60 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
