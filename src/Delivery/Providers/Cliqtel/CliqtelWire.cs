using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Cliqtel;

/// <summary>A WhatsApp message: Meta's template in an envelope of its own.</summary>
internal sealed record CliqtelWhatsApp(int AccountId, string To, CliqtelTemplate Template)
{
    public string Type { get; } = "template";

    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(CliqtelWhatsApp);
}

/// <summary>Meta's template object, but for the button's index, which is a number here.</summary>
internal sealed record CliqtelTemplate(string Name, CliqtelLanguage Language, CliqtelComponent[] Components)
{
    /// <summary>An authentication template with its code.</summary>
    public static CliqtelTemplate WithCode(string name, string language, string code)
    {
        CliqtelParameter[] parameters = [new(code)];
        return new CliqtelTemplate(name, new CliqtelLanguage(language), [new("body", parameters), new("button", parameters) { SubType = "url", Index = 0 }]);
    }
}

internal sealed record CliqtelLanguage(string Code);

internal sealed record CliqtelComponent(string Type, CliqtelParameter[] Parameters)
{
    public string? SubType { get; init; }

    public int? Index { get; init; }
}

internal sealed record CliqtelParameter(string Text)
{
    public string Type { get; } = "text";
}

/// <summary>A text message.</summary>
internal sealed record CliqtelSms(int FromNumberId, string To, string Body)
{
    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(CliqtelSms);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(CliqtelWhatsApp))]
[JsonSerializable(typeof(CliqtelSms))]
internal sealed partial class CliqtelJson : JsonSerializerContext;
