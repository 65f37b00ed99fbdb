using static Microsoft.Playwright.Assertions;

namespace OtpActors.Inbox.Tests;

[Collection(BrowserTests.Name)]
public sealed class SafetyTests(Chromium chromium)
{
    private const string Phone = "+999155501234";

    [BrowserTheory]
    [InlineData("<script>globalThis.attacked = true</script> 493817")]
    [InlineData("<img src=x onerror=\"globalThis.attacked = true\"> 493817")]
    [InlineData("<style>* { display: none }</style><b>493817</b> &lt;i&gt;")]
    public async Task Message_HoldsMarkup_StaysText(string text)
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host => host.Receive(Phone, "whatsapp", "493817", text));

        await Expect(visit.Messages.Locator(".text")).ToHaveTextAsync(text);
        await Expect(visit.Phones.Locator(".preview-text")).ToHaveTextAsync(text);

        await Expect(visit.Page.Locator("#messages :is(script, img, style, b), #phones :is(script, img, style, b)")).ToHaveCountAsync(0);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => 'attacked' in globalThis"));
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Message_FieldsHoldMarkup_StayText()
    {
        const string Markup = "<img src=x onerror=alert(1)>";
        await using var visit = await InboxVisit.OpenAsync(chromium, host => host.Receive(Markup, Markup, Markup, Markup));

        await Expect(visit.Messages.Locator(".channel")).ToHaveTextAsync(Markup);
        await Expect(visit.Messages.Locator(".code")).ToHaveTextAsync(Markup);
        await Expect(visit.Page.Locator("#chat-phone")).ToHaveTextAsync(Markup);

        await Expect(visit.Page.Locator("img")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Page_WholeVisit_NeitherComplainsNorLeavesItsOrigin()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium);
        await visit.GrantClipboardAsync();
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        await visit.Page.Locator("#copy-curl").ClickAsync();
        await Expect(visit.Page.Locator("#copy-curl")).ToHaveTextAsync("Copied");
        Assert.StartsWith("curl ", await visit.ClipboardAsync(), StringComparison.Ordinal);
        visit.Host.Receive(Phone, "whatsapp", "493817");
        visit.Host.Receive("+999255507789", "sms", "2048");
        await visit.SecondsPassAsync();
        await Expect(visit.Phones).ToHaveCountAsync(2);
        await visit.Phones.Nth(1).ClickAsync();
        await visit.Messages.First.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await visit.Filter.FillAsync("0123");
        await visit.SecondsPassAsync(3);
        await Expect(visit.Phones).ToHaveCountAsync(1);

        Assert.Empty(visit.Complaints);
        Assert.NotEmpty(visit.Requested);
        Assert.All(visit.Requested, url => Assert.True(
            url.StartsWith(visit.Host.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal),
            $"The page asked for {url}."));
    }

    [BrowserFact]
    public async Task ContentSecurityPolicy_InlineScriptIsAdded_BlocksItAndTheVisitComplains()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium);
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();

        await visit.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'globalThis.attacked = true';
              document.body.append(script);
            }
            """);

        Assert.False(await visit.Page.EvaluateAsync<bool>("() => 'attacked' in globalThis"));
        Assert.Contains(visit.Complaints, complaint => complaint.StartsWith("CSP violation: script-src", StringComparison.Ordinal));
    }
}
