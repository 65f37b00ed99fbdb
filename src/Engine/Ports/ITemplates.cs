using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>The message templates that can be sent.</summary>
public interface ITemplates
{
    /// <summary>Chooses a message's language: the first of the caller's wish, the workspace's and the country's that there is, else English.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="requested">What the request asks for, BCP 47; null for nothing.</param>
    /// <param name="preferred">What its workspace prefers; null for nothing.</param>
    /// <param name="phone">To whom.</param>
    /// <returns>The locale, BCP 47; null when there is no such template.</returns>
    string? Locale(string template, string? requested, string? preferred, PhoneNumber phone);

    /// <summary>How much too long one text message would be, at its shortest (A13).</summary>
    /// <param name="template">The template, which exists.</param>
    /// <param name="locale">The locale, as chosen.</param>
    /// <param name="codeDigits">Digits of the code.</param>
    /// <param name="appHash">Android SMS Retriever hash; null for none.</param>
    /// <param name="origin">The domain for an origin-bound last line; null for none.</param>
    /// <returns>Characters too many; 0 when it fits one SMS.</returns>
    int Excess(string template, string locale, int codeDigits, string? appHash, string? origin);
}
