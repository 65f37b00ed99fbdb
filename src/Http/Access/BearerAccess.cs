using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace OtpActors.Http.Access;

/// <summary>Finds out who calls, by <c>Authorization: Bearer oat_...</c> (RFC 6750). A key in the URL ends up in logs, so it opens nothing (A47).</summary>
internal sealed class BearerAccess(IKeyRing keys)
{
    private const string Scheme = "Bearer ";

    public Caller? Authenticate(HttpRequest request)
    {
        if (request.QueryString.HasValue && HasKeyInUrl(request.Query))
        {
            return null;
        }

        StringValues header = request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return ApiKey.TryParse(value[Scheme.Length..].Trim(' '), out var key) ? keys.Find(key) : null;
    }

    private static bool HasKeyInUrl(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (name.Equals("access_token", StringComparison.OrdinalIgnoreCase) || name.Equals("api_key", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            foreach (var value in values)
            {
                if (value?.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) == true)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
