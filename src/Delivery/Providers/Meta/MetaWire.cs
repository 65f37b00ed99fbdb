using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>A message on its way to Meta: the code stands in the body and in the button. Receipts repeat <c>BizOpaqueCallbackData</c>, our tag.</summary>
internal sealed record MetaMessage(string To, string BizOpaqueCallbackData, MetaTemplate Template)
{
    public string MessagingProduct { get; } = "whatsapp";

    public string RecipientType { get; } = "individual";

    public string Type { get; } = "template";

    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(MetaMessage);
}

/// <summary>The template object, which other houses take too.</summary>
internal sealed record MetaTemplate(string Name, MetaLanguage Language, MetaComponent[] Components)
{
    /// <summary>An authentication template with its code.</summary>
    public static MetaTemplate WithCode(string name, string language, string code)
    {
        MetaParameter[] parameters = [new(code)];
        return new MetaTemplate(name, new MetaLanguage(language), [new("body", parameters), new("button", parameters) { SubType = "url", Index = "0" }]);
    }
}

internal sealed record MetaLanguage(string Code)
{
    public string Policy { get; } = "deterministic";
}

internal sealed record MetaComponent(string Type, MetaParameter[] Parameters)
{
    public string? SubType { get; init; }

    public string? Index { get; init; }
}

internal sealed record MetaParameter(string Text)
{
    public string Type { get; } = "text";
}

/// <summary>What Meta answers to a message: its id, or an error.</summary>
internal sealed record MetaReply(MetaAccepted?[]? Messages, MetaError? Error);

/// <summary>A message that was taken; its status is accepted, held_for_quality_assessment or paused.</summary>
internal sealed record MetaAccepted(string? Id, string? MessageStatus);

/// <summary>An error, in an answer and in a receipt.</summary>
internal sealed record MetaError(int? Code, bool? IsTransient);

/// <summary>What Meta posts.</summary>
internal sealed record MetaNotice(string? Object, MetaEntry?[]? Entry);

internal sealed record MetaEntry(MetaChange?[]? Changes);

/// <summary>One piece of news: the field is "messages" for receipts, "message_template_status_update" for what became of a template.</summary>
internal sealed record MetaChange(string? Field, MetaChangeValue? Value);

internal sealed record MetaChangeValue(MetaReceipt?[]? Statuses, string? Event, string? MessageTemplateName, string? MessageTemplateLanguage);

internal sealed record MetaReceipt(string? Id, string? Status, string? BizOpaqueCallbackData, MetaError?[]? Errors);

/// <summary>A page of the account's templates.</summary>
internal sealed record MetaTemplatePage(MetaTemplateStatus?[]? Data, MetaPaging? Paging);

internal sealed record MetaPaging(MetaCursors? Cursors, string? Next);

internal sealed record MetaCursors(string? After);

/// <summary>A template to be created.</summary>
internal sealed record MetaNewTemplate(string Name, string Language, int MessageSendTtlSeconds, MetaNewComponent[] Components)
{
    public string Category { get; } = "AUTHENTICATION";
}

internal sealed record MetaNewComponent(string Type)
{
    public bool? AddSecurityRecommendation { get; init; }

    public int? CodeExpirationMinutes { get; init; }

    public MetaNewButton[]? Buttons { get; init; }
}

internal sealed record MetaNewButton(string OtpType)
{
    public string Type { get; } = "OTP";

    public MetaApp[]? SupportedApps { get; init; }

    public bool? ZeroTapTermsAccepted { get; init; }
}

internal sealed record MetaCreated(string? Id, string? Status, MetaError? Error);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(MetaMessage))]
[JsonSerializable(typeof(MetaReply))]
[JsonSerializable(typeof(MetaNotice))]
[JsonSerializable(typeof(MetaTemplatePage))]
[JsonSerializable(typeof(MetaNewTemplate))]
[JsonSerializable(typeof(MetaCreated))]
internal sealed partial class MetaJson : JsonSerializerContext;
