using System.Globalization;
using Microsoft.AspNetCore.Http;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Http.Bodies;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Sandbox;

/// <summary>Answers what the sandbox received, newest first.</summary>
internal static class SandboxEndpoint
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000_000;

    public static Reply Handle(HttpRequest request, ISandboxInbox inbox)
    {
        var errors = new FieldErrors();
        PhoneNumber? phone = null;
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

        var limit = LimitDefault;
        if (request.Query["limit"] is [var count, ..]
            && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax))
        {
            errors.Add("limit", $"Give a whole number from 1 to {LimitMax}.");
        }

        return errors.Any
            ? errors.ToProblem()
            : new JsonReply<IReadOnlyList<SandboxMessageReply>>(
                [.. inbox.Find(phone, limit).Select(SandboxMessageReply.Of)], ReplyJson.Default.IReadOnlyListSandboxMessageReply);
    }
}
