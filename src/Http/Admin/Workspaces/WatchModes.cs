using OtpActors.Domain.Watches;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>What is done about attacks, on the wire.</summary>
internal static class WatchModes
{
    public static string Name(WatchMode mode) => mode switch
    {
        WatchMode.Off => "off",
        WatchMode.Monitor => "monitor",
        WatchMode.Block => "block",
    };

    public static WatchMode? Parse(string name) => name switch
    {
        "off" => WatchMode.Off,
        "monitor" => WatchMode.Monitor,
        "block" => WatchMode.Block,
        _ => null,
    };
}
