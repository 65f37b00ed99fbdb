using OtpActors.Delivery.Receipts;

namespace OtpActors.Providers.Tests.Conformance;

/// <summary>A request with receipts, as a provider would sign it.</summary>
public sealed record SignedReceipt(string Url, string ContentType, string Body, params (string Name, string Value)[] Headers)
{
    public ReceiptRequest Request() => new(
        Url,
        name => Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value).FirstOrDefault(),
        name => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(Url).Query).TryGetValue(name, out var value) ? value.ToString() : null,
        ContentType,
        System.Text.Encoding.UTF8.GetBytes(Body));
}
