using System.Text.Json;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Cliqtel;

/// <summary>
/// What Cliqtel's refusals mean. It documents none, so the HTTP status decides, unless the body carries an error code of Meta's, which it passes
/// WhatsApp messages on to (inference).
/// </summary>
internal static class CliqtelFailures
{
    public static SendOutcome Read(in ProviderReply reply, JsonElement? body)
    {
        if (body is { ValueKind: JsonValueKind.Object } said
            && said.TryGetProperty("error", out var error)
            && error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("code", out var code)
            && code.ValueKind == JsonValueKind.Number
            && code.TryGetInt32(out var number))
        {
            return MetaFailures.Read(new MetaError(number, null), reply);
        }

        return HttpFailures.Read(reply);
    }
}
