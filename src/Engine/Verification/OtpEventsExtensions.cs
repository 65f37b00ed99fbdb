using OtpActors.Domain.Otps;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>Tells what a turn brought, once it is saved.</summary>
internal static class OtpEventsExtensions
{
    /// <summary>Tells it, if the OTP has anything to report. Forgetting a call costs ten seconds: the OTP's alarm tells it too.</summary>
    /// <param name="events">Whom.</param>
    /// <param name="saved">The OTP, saved; null for none.</param>
    public static void TellNews(this IOtpEvents events, OtpState? saved)
    {
        if (saved is { HasNews: true })
        {
            events.Tell(saved.Draft.Id);
        }
    }
}
