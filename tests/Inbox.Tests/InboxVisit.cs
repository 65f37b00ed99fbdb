using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OtpActors.Inbox.Tests;

/// <summary>One person's visit to the inbox: a host, a page and everything the page complained of or asked for.</summary>
internal sealed class InboxVisit : IAsyncDisposable
{
    private const string NoteViolations =
        "document.addEventListener('securitypolicyviolation', v => console.error('CSP violation: ' + v.violatedDirective))";

    private readonly IBrowserContext _context;

    private InboxVisit(SandboxHost host, IBrowserContext context, IPage page)
    {
        (Host, _context, Page) = (host, context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        context.Request += (_, request) => Requested.Enqueue(request.Url);
    }

    public SandboxHost Host { get; }

    public IPage Page { get; }

    /// <summary>Gets what the console holds of errors, warnings and violations of the content security policy.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public ConcurrentQueue<string> Requested { get; } = [];

    public ILocator Phones => Page.GetByRole(AriaRole.Navigation, new() { Name = "Phones" }).GetByRole(AriaRole.Button);

    public ILocator Messages => Page.Locator("#messages .message");

    public ILocator Filter => Page.GetByLabel("Filter by number");

    public static async Task<InboxVisit> OpenAsync(
        Chromium chromium, Action<SandboxHost>? arrived = null, BrowserNewContextOptions? options = null)
    {
        var host = await SandboxHost.StartAsync();
        arrived?.Invoke(host);
        var context = await chromium.Browser.NewContextAsync(new(options ?? new()) { TimezoneId = "UTC", Locale = "en-GB" });
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        await context.Clock.InstallAsync(new() { TimeDate = SandboxHost.Start.AddMinutes(5).UtcDateTime });
        await context.AddInitScriptAsync(NoteViolations);
        var visit = new InboxVisit(host, context, await context.NewPageAsync());
        await visit.Page.GotoAsync(new Uri(host.Address, "/inbox").ToString());
        return visit;
    }

    /// <summary>Lets time pass on the page, so that it asks for messages again.</summary>
    public Task SecondsPassAsync(int seconds = 1) => _context.Clock.RunForAsync(seconds * 1000);

    public Task GrantClipboardAsync() => _context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

    public Task<string> ClipboardAsync() => Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Host.DisposeAsync();
    }

    private void Note(bool complaint, string text)
    {
        if (complaint)
        {
            Complaints.Enqueue(text);
        }
    }
}
