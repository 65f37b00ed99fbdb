using OtpActors.Client.Webhooks;

namespace OtpActors.Samples.Login;

/// <summary>Takes the server's events: genuine ones only, answered at once.</summary>
internal static partial class WebhookEndpoint
{
    private const int BytesMax = 64 * 1024;

    /// <summary>Maps <c>POST /hooks/otp</c> when there is a signing secret.</summary>
    public static void MapWebhook(this WebApplication app, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return;
        }

        var verifier = new WebhookVerifier(secret, app.Services.GetRequiredService<TimeProvider>());
        app.MapPost("/hooks/otp", async (HttpRequest request) =>
        {
            if (request.ContentLength is not <= BytesMax)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            var body = new byte[(int)request.ContentLength];
            await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
            var headers = request.Headers;
            if (verifier.Read(
                headers[WebhookVerifier.IdHeader], headers[WebhookVerifier.TimestampHeader], headers[WebhookVerifier.SignatureHeader], body) is not { } told)
            {
                return Results.BadRequest();
            }

            // An application hands the event to a queue here, by webhook-id, so that a second try of the same event does nothing.
            Told(app.Logger, told.Event, told.Data.OtpId);
            return Results.NoContent();
        });
    }

    [LoggerMessage(1, LogLevel.Information, "{Event} of {Otp}")]
    private static partial void Told(ILogger log, string @event, string? otp);
}
