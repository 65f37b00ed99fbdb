using System.Globalization;
using Microsoft.AspNetCore.Http;
using OtpActors.Domain;
using OtpActors.Engine.Ports;
using OtpActors.Http.Access;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Replies;

/// <summary>
/// <c>X-RateLimit-Limit</c>, <c>-Remaining</c> and <c>-Reset</c>: the workspace's send limit, on a 429 the limit that refused.
/// </summary>
internal sealed class RateLimitHeaders(IWorkspaces workspaces, ISendRates rates)
{
    public void Write(IHeaderDictionary headers, Caller caller, Problem? problem)
    {
        if (problem is { Status: StatusCodes.Status429TooManyRequests })
        {
            if (problem is { LimitCount: { } count, RetryAfterSeconds: { } wait })
            {
                Set(headers, count, 0, wait);
            }

            return;
        }

        if (workspaces.Find(caller.Workspace) is { SendsPerSecond: > 0 and var perSecond })
        {
            var (remaining, reset) = rates.Peek(caller.Workspace, perSecond);
            Set(headers, perSecond, remaining, WholeSeconds.Ceiling(reset));
        }
    }

    private static void Set(IHeaderDictionary headers, int limit, int remaining, long reset)
    {
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
    }
}
