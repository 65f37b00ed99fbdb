using OtpActors.Delivery.Providers.Cliqtel;
using OtpActors.Delivery.Providers.Generic;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Delivery.Providers.OutreachAgent;
using OtpActors.Delivery.Providers.Twilio;
using OtpActors.Delivery.Providers.WapiConnect;
using OtpActors.Delivery.Providers.Waping;
using OtpActors.Delivery.Providers.Wawp;
using OtpActors.Delivery.Providers.WawpOtp;

namespace OtpActors.Delivery.Providers;

/// <summary>The types of providers that there are. A new one is a folder beside this file and a line here.</summary>
internal static class ProviderTypes
{
    public static IReadOnlyList<IProviderType> All { get; } =
    [
        new GenericType(),
        new MetaType(),
        new TwilioType(),
        new CliqtelType(),
        new WapiConnectType(),
        new WapingType(),
        new WawpType(),
        new WawpOtpType(),
        new OutreachAgentType(),
    ];
}
