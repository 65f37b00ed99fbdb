namespace OtpActors.Domain.Watches;

/// <summary>What is done about a workspace's sends and checks that look like an attack.</summary>
/// <param name="Spray">Wrong codes over many OTPs (A30).</param>
/// <param name="Conversion">Sends to a prefix or country that are not followed by right codes (A37, A39).</param>
public sealed record WatchPolicy(WatchMode Spray, WatchMode Conversion)
{
    /// <summary>Told only: what the workspace <c>default</c> begins with.</summary>
    public static WatchPolicy Lenient { get; } = new(WatchMode.Monitor, WatchMode.Monitor);

    /// <summary>Told and stopped: what other workspaces begin with.</summary>
    public static WatchPolicy Strict { get; } = new(WatchMode.Block, WatchMode.Block);
}
