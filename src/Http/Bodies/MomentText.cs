using System.Globalization;

namespace OtpActors.Http.Bodies;

/// <summary>A moment as callers write it: ISO 8601 with its zone, with or without a fraction of a second.</summary>
internal static class MomentText
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        // K also takes times without a zone, which mean something else to everyone.
        var read = DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            && time.Kind != DateTimeKind.Unspecified;
        moment = read ? new DateTimeOffset(time.ToUniversalTime()) : default;
        return read;
    }
}
