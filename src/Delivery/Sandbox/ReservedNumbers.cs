using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Sandbox;

/// <summary>
/// The numbers that script outcomes. +999 belongs to no country. <c>+999D...</c> plays scenario D on every channel;
/// <c>+999D1...</c> plays it on WhatsApp only, so that what follows on SMS can be tested. All other numbers are delivered to.
/// </summary>
internal static class ReservedNumbers
{
    private const string Prefix = "+999";

    /// <summary>The scenario for one message.</summary>
    /// <param name="phone">To whom.</param>
    /// <param name="channel">How.</param>
    /// <returns>What to do.</returns>
    public static SandboxScenario Read(PhoneNumber phone, Channel channel)
    {
        var number = phone.E164;
        if (!number.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return SandboxScenario.Delivered;
        }

        // The form of a number guarantees 8 digits.
        var whatsAppOnly = number[Prefix.Length + 1] == '1';
        return whatsAppOnly && channel != Channel.WhatsApp ? SandboxScenario.Delivered : number[Prefix.Length] switch
        {
            '2' => SandboxScenario.Refused,
            '3' => SandboxScenario.Silent,
            '4' => SandboxScenario.Late,
            '5' => SandboxScenario.Down,
            '6' => SandboxScenario.Unknown,
            _ => SandboxScenario.Delivered,
        };
    }
}
