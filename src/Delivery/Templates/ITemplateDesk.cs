namespace OtpActors.Delivery.Templates;

/// <summary>Where operators see the message templates. They are settings, checked at the start, so here they are only looked at.</summary>
public interface ITemplateDesk
{
    /// <summary>All templates, by name.</summary>
    /// <returns>A snapshot.</returns>
    IReadOnlyList<TemplateStatus> List();
}
