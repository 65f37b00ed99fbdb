using System.Collections.Immutable;
using System.Text.Json;
using OtpActors.Domain;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Destinations;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>Checks the form of what is to change about what a workspace pays.</summary>
internal static class CreditForm
{
    private const string PricesSentence =
        "Give an object of prices by channel and country, for example {\"sms:*\": 2, \"sms:IN\": 3, \"whatsapp:*\": 1}; credits from 0 to 1000000.";

    public static Func<CreditPolicy?, CreditPolicy?> Read(WorkspaceBody body, FieldErrors errors)
    {
        var metered = WorkspaceForm.Flag("metered", body.Metered, errors);
        var prices = Prices(body, errors);
        long? daily = errors.Given("daily_credits", body.DailyCredits, DailySentence, out var most) ? most : null;
        if (daily is < 0 or > Limits.CreditsMax)
        {
            errors.Add("daily_credits", DailySentence);
        }

        if (metered == false)
        {
            Unpaid(body, errors);
        }

        return before =>
        {
            if (metered == false || (before is null && metered is null))
            {
                return null;
            }

            var policy = before ?? CreditPolicy.Standard;
            return policy with { Prices = prices ?? policy.Prices, DailyMax = daily is null ? policy.DailyMax : daily == 0 ? null : daily };
        };
    }

    /// <summary>Names prices and caps that would be dropped, since the workspace pays nothing.</summary>
    public static void Unpaid(WorkspaceBody body, FieldErrors errors)
    {
        if (body.Prices.State == FieldState.Given && body.Prices.Value.EnumerateObject().Any())
        {
            errors.Add("prices", UnpaidSentence);
        }

        if (body.DailyCredits is { State: FieldState.Given, Value: > 0 })
        {
            errors.Add("daily_credits", UnpaidSentence);
        }
    }

    private const string UnpaidSentence = "This workspace pays nothing. Send \"metered\": true as well, or leave the field out.";

    private const string DailySentence = "Give the most credits that may be spent in a UTC day; 0 for no cap.";

    private static ImmutableArray<Price>? Prices(WorkspaceBody body, FieldErrors errors)
    {
        if (!errors.Given("prices", body.Prices, PricesSentence, out var table))
        {
            return null;
        }

        var prices = ImmutableArray.CreateBuilder<Price>();
        foreach (var member in table.EnumerateObject())
        {
            if (prices.Count == Limits.PricesMax || Price(member) is not { } price)
            {
                errors.Add("prices", PricesSentence);
                break;
            }

            prices.Add(price);
        }

        return prices.ToImmutable();
    }

    private static Price? Price(JsonProperty member)
    {
        if (member.Name.Split(':') is not [var channel, var country]
            || (country != DestinationRules.Any && !Countries.Exists(country))
            || member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var credits)
            || credits is < 0 or > Domain.Credits.Price.PriceMax)
        {
            return null;
        }

        return ChannelNames.Find(channel) is { } named ? new Price(named, country, credits) : null;
    }
}
