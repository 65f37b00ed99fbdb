using OtpActors.Delivery.Providers.Generic;
using OtpActors.Delivery.Providers.Meta;

namespace OtpActors.Delivery.Providers;

/// <summary>The types of providers that there are. A new one is a folder beside this file and a line here.</summary>
internal static class ProviderTypes
{
    public static IReadOnlyList<IProviderType> All { get; } =
    [
        new GenericType(),
        new MetaType(),
    ];
}
