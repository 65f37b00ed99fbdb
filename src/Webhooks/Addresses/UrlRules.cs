using System.Net;
using OtpActors.Domain;

namespace OtpActors.Webhooks.Addresses;

/// <summary>
/// Which URLs may be endpoints (A76): https, a port of web servers, a public name or address, written plainly. A name's addresses are looked at when it
/// is connected to, every time.
/// </summary>
public static class UrlRules
{
    private static readonly int[] Ports = [443, 8443];

    /// <summary>Names that only mean something inside (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal, and habits).</summary>
    private static readonly string[] InnerSuffixes =
        [".localhost", ".local", ".internal", ".intranet", ".private", ".corp", ".home", ".lan", ".home.arpa", ".localdomain", ".onion", ".test", ".invalid"];

    /// <summary>Says what is wrong with a URL.</summary>
    /// <param name="url">What the caller sent.</param>
    /// <param name="allowPrivate">Whether inner addresses, http and any port are fine.</param>
    /// <returns>A sentence for people; null when it may be an endpoint.</returns>
    public static string? Fault(string url, bool allowPrivate)
    {
        if (url.Length is 0 or > Limits.WebhookUrlMax || url.AsSpan().ContainsAnyExceptInRange('!', '~') || url.Contains('\\', StringComparison.Ordinal))
        {
            return $"Give an absolute URL of at most {Limits.WebhookUrlMax} printable ASCII characters; write an international name in its xn-- form.";
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !(allowPrivate && uri.Scheme == Uri.UriSchemeHttp)))
        {
            return "Give a URL that begins with https://.";
        }

        if (uri.UserInfo.Length > 0 || Authority(url).Contains('@', StringComparison.Ordinal))
        {
            return "Leave user name and password out of the URL. Requests are signed; that is how the receiver knows them.";
        }

        if (uri.Fragment.Length > 0)
        {
            return "Leave out the # and what follows it.";
        }

        if (allowPrivate)
        {
            return null;
        }

        if (!Ports.Contains(uri.Port))
        {
            return "Use port 443 or 8443.";
        }

        return IsPublicHost(uri.IdnHost.TrimEnd('.')) ? null : "Give a host that is on the public Internet.";
    }

    private static bool IsPublicHost(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return AddressRules.IsPublic(address);
        }

        // A name whose last part is a number is an address in a spelling that some resolvers understand.
        var last = host[(host.LastIndexOf('.') + 1)..];
        return host.Contains('.', StringComparison.Ordinal)
            && last.Length > 0
            && !char.IsAsciiDigit(last[0])
            && !Array.Exists(InnerSuffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }

    private static string Authority(string url)
    {
        var from = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var to = url.IndexOfAny(['/', '?', '#'], from);
        return to < 0 ? url[from..] : url[from..to];
    }
}
