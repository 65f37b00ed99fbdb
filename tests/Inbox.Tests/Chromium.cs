using Microsoft.Playwright;

namespace OtpActors.Inbox.Tests;

/// <summary>One headless Chromium for all tests; each test gets a context (cookies, clipboard rights, clock) of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string Path => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>Gets why the browser tests cannot run; null when they can.</summary>
    public static string? ReasonToSkip => File.Exists(Path)
        ? null
        : $"NOT TESTED: the inbox page was not opened in a browser, because there is no Chromium at {Path}. "
          + "Install it (Debian: apt-get install chromium) or name its program in the environment variable CHROMIUM.";

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException($"There is no Chromium at {Path}.");

    public async Task InitializeAsync()
    {
        if (ReasonToSkip is not null)
        {
            return; // every test of the browser is skipped
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments, Timeout = 60_000 });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
