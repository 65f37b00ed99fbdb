using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>The one template that exists where nobody brings a book of them.</summary>
internal sealed class StandardTemplate : ITemplates
{
    public string? Locale(string template, string? requested, string? preferred, PhoneNumber phone) =>
        template == SendRequest.DefaultTemplate ? requested ?? preferred ?? "en" : null;

    public int Excess(string template, string locale, int codeDigits, string? appHash, string? origin) => 0;
}
