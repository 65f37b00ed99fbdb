using System.Net;
using Microsoft.AspNetCore.Http;
using OtpActors.Http.Access;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Management;

/// <summary>
/// Lets people of this very machine in without a key. The Host header must name the machine itself, so that no web page elsewhere can read
/// through their browser (DNS rebinding), and nothing may have been forwarded. Everybody else needs an API key that may read.
/// </summary>
internal sealed class LocalVisitors(BearerAccess access, ReplyWriter replies)
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    /// <summary>Puts a handler behind this rule. It learns whose key opened; null for a local visitor, who may see everything.</summary>
    public RequestDelegate Guard(Func<HttpContext, Caller?, Task> next) => context =>
    {
        if (IsLocal(context))
        {
            return next(context, null);
        }

        var caller = access.Authenticate(context.Request);
        return caller is null ? replies.WriteAsync(context, Refused.InvalidApiKey, null)
            : caller.Scopes.HasFlag(Scopes.Read) ? next(context, caller)
            : replies.WriteAsync(context, Refused.MissingScope(Scopes.Read), caller);
    };

    /// <summary>Whether a request comes from this machine, by its own name.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && context.Request.Host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]"
        && !Array.Exists(Forwarding, context.Request.Headers.ContainsKey);
}
