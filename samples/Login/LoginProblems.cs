using System.Globalization;
using OtpActors.Client.Errors;

namespace OtpActors.Samples.Login;

/// <summary>What the person at the browser is told.</summary>
internal static class LoginProblems
{
    public static readonly IResult AskAgain = Results.Problem("That code has ended. Ask for a new one.", statusCode: StatusCodes.Status410Gone);

    public static readonly IResult Unreachable =
        Results.Problem("Codes cannot be sent or checked at the moment. Try again soon.", statusCode: StatusCodes.Status503ServiceUnavailable);

    public static IResult Of(OtpActorsException refused, HttpContext context)
    {
        switch (refused.Code)
        {
            case ErrorCodes.InvalidPhone:
                return Results.Problem("Give the number with + and the country code, such as +14155550123.", statusCode: StatusCodes.Status400BadRequest);
            case ErrorCodes.InvalidRequest:
                return Results.Problem("A code has 4 to 8 digits.", statusCode: StatusCodes.Status400BadRequest);
            case ErrorCodes.DestinationUnreachable or ErrorCodes.DestinationBlocked:
                return Results.Problem("We cannot send to this number.", statusCode: StatusCodes.Status422UnprocessableEntity);
            case ErrorCodes.OtpExpired or ErrorCodes.OtpCanceled or ErrorCodes.OtpAttemptsExceeded or ErrorCodes.OtpAlreadyVerified or ErrorCodes.OtpNotFound:
                return AskAgain;
            case ErrorCodes.RateLimitExceeded:
                var seconds = Math.Ceiling(refused.RetryAfter?.TotalSeconds ?? 60).ToString(CultureInfo.InvariantCulture);
                context.Response.Headers.RetryAfter = seconds;
                return Results.Problem($"Too many at once. Try again in {seconds} s.", statusCode: StatusCodes.Status429TooManyRequests);
            default:
                return Unreachable;
        }
    }
}
