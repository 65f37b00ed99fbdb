namespace OtpActors.Inbox.Tests;

/// <summary>A fact that needs a real Chromium and says plainly when it is skipped for want of one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.ReasonToSkip;
}
