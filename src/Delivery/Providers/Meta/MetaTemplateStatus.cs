namespace OtpActors.Delivery.Providers.Meta;

/// <summary>How Meta looks at one template; goes over the wire as it is.</summary>
/// <param name="Name">Meta's name.</param>
/// <param name="Language">Meta's language code.</param>
/// <param name="Status">PENDING, APPROVED, REJECTED, PAUSED, DISABLED and others.</param>
internal sealed record MetaTemplateStatus(string Name, string Language, string Status)
{
    /// <summary>The one status in which a template can be sent.</summary>
    public const string Approved = "APPROVED";
}
