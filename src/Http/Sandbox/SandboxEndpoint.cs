using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Sandbox;

/// <summary>Answers what the sandbox received, newest first. The list may be long, so it is written bit by bit.</summary>
internal static class SandboxEndpoint
{
    /// <summary>How much is written before the caller's pace is looked at.</summary>
    private const int FlushBytes = 64 * 1024;

    /// <summary>Reads the query.</summary>
    public static bool TryRead(HttpRequest request, out PhoneNumber? phone, out int limit, [NotNullWhen(false)] out Problem? problem)
    {
        var errors = new FieldErrors();
        phone = null;
        limit = SandboxOptions.CapacityMax;
        if (request.Query["phone"] is [var text, ..])
        {
            // A "+" that was not written as %2B arrives as a blank.
            if (PhoneNumber.TryParse(text?.Replace(' ', '+'), out var number))
            {
                phone = number;
            }
            else
            {
                errors.Add("phone", "Give the phone number in E.164 form, with its + written as %2B.");
            }
        }

        if (request.Query["limit"] is [var count, ..]
            && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > SandboxOptions.CapacityMax))
        {
            errors.Add("limit", $"Give a whole number from 1 to {SandboxOptions.CapacityMax}.");
        }

        problem = errors.Any ? errors.ToProblem() : null;
        return problem is null;
    }

    /// <summary>Writes the messages.</summary>
    public static async Task WriteAsync(HttpResponse response, IReadOnlyList<SandboxMessage> messages, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(
            response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartArray();
        foreach (var message in messages)
        {
            JsonSerializer.Serialize(json, SandboxMessageReply.Of(message), ReplyJson.Default.SandboxMessageReply);
            if (json.BytesPending + response.BodyWriter.UnflushedBytes > FlushBytes)
            {
                json.Flush();
                await response.BodyWriter.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.Flush();
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
