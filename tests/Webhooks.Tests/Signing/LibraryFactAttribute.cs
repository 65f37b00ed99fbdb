namespace OtpActors.Webhooks.Tests.Signing;

/// <summary>A test that needs the npm library <c>standardwebhooks</c>; skipped, with the reason, where it cannot be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibraryFactAttribute : FactAttribute
{
    public LibraryFactAttribute()
    {
        if (StandardWebhooksLibrary.Missing is { } missing)
        {
            Skip = $"NOT RUN: {missing}. The fixed vectors of WebhookSignatureTests hold the scheme meanwhile.";
        }
    }
}
