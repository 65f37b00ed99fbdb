using OtpActors.Delivery.Health;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Http.Admin.Providers;

/// <summary>A provider, and how it is doing on this front end.</summary>
internal sealed record ProviderReply(
    string Name,
    string Type,
    IReadOnlyList<string> Channels,
    bool Enabled,
    int Order,
    int Weight,
    string State,
    string? Reason,
    DateTimeOffset Since,
    int UnderWay,
    string? Advice)
{
    public static ProviderReply Of(ProviderStatus status) => new(
        status.Name,
        status.Type,
        [.. status.Channels.Select(ChannelNames.Name)],
        status.Enabled,
        status.Order,
        status.Weight,
        NameOf(status.State),
        status.Reason,
        status.Since,
        status.UnderWay,
        status.Advice);

    private static string NameOf(ProviderState state) => state switch
    {
        ProviderState.Up => "up",
        ProviderState.Paused => "paused",
        ProviderState.Broken => "broken",
        ProviderState.Out => "out",
    };
}
