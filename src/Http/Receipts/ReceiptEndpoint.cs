using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using OtpActors.Delivery.Receipts;
using OtpActors.Engine.Ports;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Receipts;

/// <summary>Turns a provider's request into one for the desk. The answers are bare: providers read the status, and strangers learn nothing.</summary>
internal sealed class ReceiptEndpoint(IReceiptDesk desk, RequestRoom room)
{
    public const int BytesMax = 1024 * 1024;

    public Task Challenge(HttpContext context)
    {
        var verdict = desk.Challenge(Provider(context), Request(context, default), out var answer);
        Answer(context, verdict);
        if (verdict != ReceiptVerdict.Taken)
        {
            return Task.CompletedTask;
        }

        // Whatever the asker wrote: no browser is to take it for a page.
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(answer, context.RequestAborted);
    }

    public async Task ReceiveAsync(HttpContext context)
    {
        if (!room.TryEnter())
        {
            Answer(context, ReceiptVerdict.Busy);
            return;
        }

        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = BytesMax;
            }

            if (await BodyReader.ReadBytesAsync(context.Request, BytesMax) is { } body)
            {
                // The provider's hang-up is no reason to forget what it said.
                Answer(context, await desk.ReceiveAsync(Provider(context), Request(context, body), CancellationToken.None));
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                context.Response.Headers.Connection = "close";
            }
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            Answer(context, ReceiptVerdict.Busy);
        }
        finally
        {
            room.Leave();
        }
    }

    private static string Provider(HttpContext context) => (string)context.Request.RouteValues["provider"]!;

    private static ReceiptRequest Request(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var request = context.Request;
        return new ReceiptRequest(
            request.GetEncodedUrl(),
            name => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
            name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null,
            request.ContentType,
            body);
    }

    private static void Answer(HttpContext context, ReceiptVerdict verdict)
    {
        context.Response.StatusCode = verdict switch
        {
            ReceiptVerdict.Taken => StatusCodes.Status200OK,
            ReceiptVerdict.UnknownProvider => StatusCodes.Status404NotFound,
            ReceiptVerdict.NotGenuine => StatusCodes.Status401Unauthorized,
            ReceiptVerdict.Busy => StatusCodes.Status503ServiceUnavailable,
        };
        if (verdict == ReceiptVerdict.Busy)
        {
            context.Response.Headers.RetryAfter = "2";
        }
    }
}
