using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OtpActors.Http.Telemetry;

/// <summary>
/// Names a request's activity by its route, method and status, all from closed sets; what the caller wrote is taken off it at the door. Names of the tags:
/// OpenTelemetry semantic conventions 1.30, HTTP spans.
/// </summary>
internal static class RequestSpan
{
    /// <summary>Says what was asked and answered, if somebody traces at all.</summary>
    /// <param name="context">The request, answered.</param>
    /// <param name="route">The route's pattern; null when no route matched.</param>
    public static void Conclude(HttpContext context, string? route)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        var status = context.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }

        if (route is not null)
        {
            activity.DisplayName = $"{context.Request.Method} {route}";
            activity.SetTag("http.route", route);
            activity.SetTag("http.request.method", context.Request.Method);
        }
    }
}
