using OtpActors.Domain.Watches;

namespace OtpActors.Http.Admin.Alarms;

/// <summary>What is watched, on the wire.</summary>
internal static class AlarmKinds
{
    public static string Name(WatchKind kind) => kind switch
    {
        WatchKind.Prefix => "prefix",
        WatchKind.Country => "country",
        WatchKind.Spray => "spray",
    };

    public static WatchKind? Parse(string? name) => name switch
    {
        "prefix" => WatchKind.Prefix,
        "country" => WatchKind.Country,
        "spray" => WatchKind.Spray,
        _ => null,
    };
}
