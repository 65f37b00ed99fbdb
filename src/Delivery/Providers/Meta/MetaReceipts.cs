using System.Security.Cryptography;
using System.Text;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>Reads Meta's webhooks: receipts, and what became of templates. The signature covers the raw body.</summary>
internal sealed class MetaReceipts(MetaOptions options, MetaCatalog catalog) : IReceiptReader
{
    private const string Scheme = "sha256=";
    private const int ChallengeMax = 256;

    public string? Challenge(ReceiptRequest request) =>
        options.VerifyToken is { } right
        && request.Query("hub.mode") == "subscribe"
        && request.Query("hub.verify_token") is { } token
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), right)
        && request.Query("hub.challenge") is { Length: > 0 and <= ChallengeMax } challenge
        && challenge.All(char.IsAsciiLetterOrDigit)
            ? challenge
            : null;

    public bool IsGenuine(ReceiptRequest request)
    {
        if (request.Header("X-Hub-Signature-256") is not { Length: 71 } header || !header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(options.AppSecret!, request.Body.Span, right);
        return Convert.FromHexString(header.AsSpan(Scheme.Length), given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, right);
    }

    public bool Read(ReceiptRequest request, ICollection<ProviderReceipt> receipts)
    {
        if (MetaCall.Read(request.Body.Span, MetaJson.Default.MetaNotice) is not { Entry: { } entries })
        {
            return false;
        }

        foreach (var change in entries.SelectMany(static entry => entry?.Changes ?? []))
        {
            switch (change)
            {
                case { Field: "messages", Value.Statuses: { } statuses }:
                    Read(statuses, receipts);
                    break;
                case { Field: "message_template_status_update", Value: { Event: { } status, MessageTemplateName: { } name, MessageTemplateLanguage: { } language } }:
                    catalog.Change(new MetaTemplateStatus(name, language, status));
                    break;
            }
        }

        return true;
    }

    private static void Read(MetaReceipt?[] statuses, ICollection<ProviderReceipt> receipts)
    {
        foreach (var receipt in statuses)
        {
            if (StateOf(receipt?.Status) is { } state)
            {
                var error = state == ReceiptState.Failed ? MetaFailures.WordOf(receipt!.Errors) : null;
                receipts.Add(new ProviderReceipt(receipt!.BizOpaqueCallbackData, receipt.Id, state, error));
            }
        }
    }

    private static ReceiptState? StateOf(string? status) => status switch
    {
        "sent" => ReceiptState.Sent,
        "delivered" => ReceiptState.Delivered,
        "read" => ReceiptState.Read,
        "failed" => ReceiptState.Failed,
        _ => null,
    };
}
