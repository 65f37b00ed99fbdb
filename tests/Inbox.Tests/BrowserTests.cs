namespace OtpActors.Inbox.Tests;

/// <summary>The tests that share the one browser; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
