using OtpActors.Domain.Workspaces;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>Modules on the wire.</summary>
internal static class ModuleNames
{
    public const string WhatsApp = "m2_whatsapp";
    public const string Sms = "m3_sms";

    public static IReadOnlyList<string> Of(WorkspaceSettings settings) => (settings.WhatsApp, settings.Sms) switch
    {
        (true, true) => [WhatsApp, Sms],
        (true, false) => [WhatsApp],
        (false, true) => [Sms],
        _ => [],
    };
}
