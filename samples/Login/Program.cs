using Microsoft.AspNetCore.Authentication.Cookies;
using OtpActors.Client;
using OtpActors.Samples.Login;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<OtpActorsClientOptions>(builder.Configuration.GetSection("OtpActors"));
builder.Services.AddOtpActorsHttpClient();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(static cookie =>
{
    cookie.Cookie.SameSite = SameSiteMode.Strict;
    cookie.Events.OnRedirectToLogin = static context =>
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    };
});
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.MapLogin();
app.MapWebhook(builder.Configuration["OtpActors:WebhookSecret"]);
app.Run();
