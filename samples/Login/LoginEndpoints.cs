using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using OtpActors.Client;
using OtpActors.Client.Errors;
using OtpActors.Client.Otps;

namespace OtpActors.Samples.Login;

/// <summary>Ask for a phone, send a code, check it, sign in. The bodies are JSON, which no foreign page can post with our cookies.</summary>
internal static class LoginEndpoints
{
    // The browser keeps the OTP's id; a script cannot read it, and without the code it opens nothing.
    private const string OtpCookie = "otp";
    private const string Purpose = "login";

    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login/code", SendAsync);
        routes.MapPost("/login/check", CheckAsync);
        routes.MapPost("/logout", static () => Results.SignOut(authenticationSchemes: [CookieAuthenticationDefaults.AuthenticationScheme]));
        routes.MapGet("/me", static (ClaimsPrincipal user) => new { phone = user.FindFirstValue(ClaimTypes.MobilePhone) }).RequireAuthorization();
    }

    private static async Task<IResult> SendAsync(PhoneForm form, OtpActorsClient otps, HttpContext context)
    {
        try
        {
            var request = new SendRequest { Phone = form.Phone ?? "", Purpose = Purpose, ClientIp = context.Connection.RemoteIpAddress?.ToString() };
            var sent = await otps.SendAsync(request, cancellationToken: context.RequestAborted);
            context.Response.Cookies.Append(OtpCookie, sent.OtpId, new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Expires = sent.ExpiresAt,
            });
            return Results.Ok(new { sent.Channel, sent.ExpiresAt, sent.ResendAt });
        }
        catch (OtpActorsException e)
        {
            return LoginProblems.Of(e, context);
        }
        catch (HttpRequestException)
        {
            return LoginProblems.Unreachable;
        }
    }

    private static async Task<IResult> CheckAsync(CodeForm form, OtpActorsClient otps, HttpContext context)
    {
        if (context.Request.Cookies[OtpCookie] is not { } otp)
        {
            return LoginProblems.AskAgain;
        }

        try
        {
            var told = await otps.VerifyAsync(otp, form.Code ?? "", Purpose, cancellationToken: context.RequestAborted);
            return told.Valid
                ? await SignInAsync(told.Phone, context)
                : Results.UnprocessableEntity(new { detail = $"That is not the code. Tries left: {told.AttemptsRemaining}." });
        }
        catch (OtpActorsException e)
        {
            return LoginProblems.Of(e, context);
        }
        catch (HttpRequestException)
        {
            return LoginProblems.Unreachable;
        }
    }

    // The number is the one that the server proved, not one that the browser says.
    private static async Task<IResult> SignInAsync(string phone, HttpContext context)
    {
        context.Response.Cookies.Delete(OtpCookie);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.MobilePhone, phone)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        return Results.Ok(new { phone });
    }
}
