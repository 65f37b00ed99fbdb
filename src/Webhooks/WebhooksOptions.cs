namespace OtpActors.Webhooks;

/// <summary>Settings of webhooks.</summary>
public sealed class WebhooksOptions
{
    /// <summary>Whether endpoints may be inner addresses, any port and http: for development and tests only. Default false.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>How long a receiver has to answer (Standard Webhooks 1.0.0, "Request timeouts": 15 to 30 s). Default 15 s; less than half a lease.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most tries under way at one endpoint that answers; one that fails is down to 2 (A75). Default 32.</summary>
    public int ConcurrencyMax { get; set; } = 32;
}
