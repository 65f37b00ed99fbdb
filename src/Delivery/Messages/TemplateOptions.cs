namespace OtpActors.Delivery.Messages;

/// <summary>One message template in the configuration.</summary>
internal sealed class TemplateOptions
{
    /// <summary>
    /// The first sentence by locale (<c>de</c>, <c>pt_BR</c>), with <c>{code}</c> once and, if wanted, <c>{app}</c>. The lifetime and the security line follow
    /// by themselves. A language without a sentence gets the standard one.
    /// </summary>
    public Dictionary<string, string> Text { get; } = [];

    /// <summary>The name of the approved Meta template by Meta's language code (<c>en_US</c>).</summary>
    public Dictionary<string, string> Meta { get; } = [];
}
