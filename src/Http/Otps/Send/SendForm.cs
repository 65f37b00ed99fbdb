using System.Net;
using OtpActors.Domain;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Verification;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Send;

/// <summary>Checks the form of a send and turns it into the engine's request. All faults are told at once.</summary>
internal static class SendForm
{
    private const int ExpiresInDefault = 300;
    private const int LengthDefault = 6;

    private static readonly NumberRange ExpiresIn = new("expires_in", (int)Limits.LifetimeMin.TotalSeconds, (int)Limits.LifetimeMax.TotalSeconds);
    private static readonly NumberRange MaxAttempts = new("max_attempts", 1, Limits.AttemptsMax);
    private static readonly TextForm Template = new("template", static _ => true, "Give the template's name as a string.");
    private static readonly TextForm Locale = new("locale", LocaleForm.Fits, "Give a BCP 47 language tag, for example \"en\" or \"pt-BR\".");
    private static readonly TextForm ClientIp = new("client_ip", ClientIpForm.Fits, "Give the end user's IPv4 or IPv6 address as a string.");
    private static readonly TextForm AppHash = new("app_hash", SmsForms.IsAppHash, "Give the 11 characters of the Android SMS Retriever hash.");
    private static readonly TextForm Origin = new("origin", SmsForms.IsDomain, "Give a domain alone, for example \"login.example.com\".");

    public static SendRequest Read(SendBody body, PathFamily family, FieldErrors errors)
    {
        return new SendRequest(Phones.Require(body.Phone, errors))
        {
            Template = Template.Read(body.Template, errors) ?? SendRequest.DefaultTemplate,
            Length = Length(body, errors),
            ExpiresIn = TimeSpan.FromSeconds(ExpiresIn.Read(body.ExpiresIn, errors) ?? ExpiresInDefault),

            // "channel" belongs to /v1/otp/send alone; on the other path it is a member that we don't know.
            Channel = family == PathFamily.WhatsApp
                ? RequestedChannel.WhatsApp
                : Channels.Read(body.Channel, errors) ?? RequestedChannel.Auto,
            FallbackSms = errors.Given("fallback_sms", body.FallbackSms, "Give true or false.", out var fallback)
                ? fallback
                : family == PathFamily.Any,
            Metadata = MetadataForm.Read(body.Metadata, errors),
            ClientReference = ClientReference.Form.Read(body.ClientReference, errors),
            Purpose = Purpose.Form.Read(body.Purpose, errors) ?? Purpose.Default,
            Locale = Locale.Read(body.Locale, errors),
            Code = Code(body, errors),
            ClientIp = ClientIp.Read(body.ClientIp, errors) is { } address && IPAddress.TryParse(address, out var client) ? client : null,
            AppHash = AppHash.Read(body.AppHash, errors),
            Origin = Origin.Read(body.Origin, errors),
            MaxAttempts = MaxAttempts.Read(body.MaxAttempts, errors),
        };
    }

    private static int Length(SendBody body, FieldErrors errors)
    {
        const string Sentence = "Give 4, 6 or 8.";
        if (!errors.Given("length", body.Length, Sentence, out var length))
        {
            return LengthDefault;
        }

        if (length is not (4 or 6 or 8))
        {
            errors.Add("length", Sentence);
        }

        return length;
    }

    private static OtpCode? Code(SendBody body, FieldErrors errors)
    {
        const string Sentence = "Give a string of 4 to 8 ASCII digits, or leave the field out.";
        if (!errors.Given("code", body.Code, Sentence, out var text))
        {
            return null;
        }

        if (OtpCode.TryParse(text, out var code))
        {
            return code;
        }

        errors.Add("code", Sentence);
        return null;
    }
}
