using System.Globalization;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Webhooks.Sending;

/// <summary>The <c>webhook-id</c>: it follows from the event, so it is the same for every try, also one that a crash repeats (A68). No dots (A67).</summary>
public static class WebhookId
{
    /// <summary>The id of an event.</summary>
    /// <param name="told">The event.</param>
    /// <returns><c>msg_</c>, the OTP's 26 characters, <c>_</c>, the event's number.</returns>
    public static string Of(WebhookEvent told) => string.Create(CultureInfo.InvariantCulture, $"msg_{told.Otp.ToString()["otp_".Length..]}_{told.Sequence}");
}
