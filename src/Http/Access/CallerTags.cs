using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OtpActors.Http.Access;

/// <summary>
/// What callers wrote into a request's target and headers, which the platform puts on the request's activity. People put numbers there, and traces leave
/// the process (A84). The route's pattern stays.
/// </summary>
internal static class CallerTags
{
    private static readonly string[] Names = ["url.path", "url.query", "url.full", "http.request.method_original", "user_agent.original"];

    /// <summary>Takes them off again, if somebody traces at all.</summary>
    public static void Erase(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            Array.ForEach(Names, name => activity.SetTag(name, null));
        }
    }
}
