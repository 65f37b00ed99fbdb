namespace OtpActors.Grains;

/// <summary>Settings of the cluster engine.</summary>
public sealed class OtpActorsClusterOptions
{
    /// <summary>Where records and reminders are kept, as StackExchange.Redis writes it (<c>host:port,ssl=true,password=...</c>); null keeps everything in memory, for development.</summary>
    public string? Redis { get; set; }

    /// <summary>How long an OTP or a phone without requests stays in memory. More than the 15 s of a send; default 2 min, at least 70 s.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Requests that may wait for one actor; beyond that they are refused as overloaded. Default 1,024.</summary>
    public int MailboxMax { get; set; } = 1_024;
}
