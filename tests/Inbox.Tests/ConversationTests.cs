using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OtpActors.Inbox.Tests;

[Collection(BrowserTests.Name)]
public sealed class ConversationTests(Chromium chromium)
{
    private const string Phone = "+999155501234";
    private const string Other = "+999255507789";

    [BrowserFact]
    public async Task Bubbles_WhatsAppAndSms_AreToldApartByLabelAndLook()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoPhones);

        await Expect(visit.Messages.Locator(".channel")).ToHaveTextAsync(["WhatsApp", "SMS"]);
        await Expect(visit.Messages.Locator(".text")).ToHaveTextAsync(["Your code is 493817.", "Your code is 730264."]);
        await Expect(visit.Messages.Locator(".code")).ToHaveTextAsync(["493817", "730264"]);
        await Expect(visit.Messages.Locator("time")).ToHaveTextAsync(["10:00:01", "10:00:02"]);
        await Expect(visit.Page.Locator(".day")).ToHaveTextAsync("Saturday 21 November");
        Assert.NotEqual(await LookAsync(visit.Messages.First), await LookAsync(visit.Messages.Last));
    }

    [BrowserFact]
    public async Task CopyCode_Pressed_PutsTheCodeOnTheClipboardAndSaysSo()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoPhones);
        await visit.GrantClipboardAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy code 493817" }).ClickAsync();

        await Expect(visit.Messages.First.GetByRole(AriaRole.Button)).ToHaveTextAsync("Copied 493817");
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync("Copied");
        Assert.Equal("493817", await visit.ClipboardAsync());
        await visit.SecondsPassAsync(3);
        await Expect(visit.Messages.First.GetByRole(AriaRole.Button)).ToHaveTextAsync("Copy code 493817");
    }

    [BrowserFact]
    public async Task CopyCode_NoClipboardInAnInsecureContext_CopiesAllTheSame()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoPhones);
        await visit.GrantClipboardAsync();
        await visit.Page.EvaluateAsync(
            """
            () => {
              globalThis.clipboard = navigator.clipboard;
              Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
            }
            """);
        var copy = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy code 730264" });

        await copy.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        var pressed = visit.Messages.Last.GetByRole(AriaRole.Button);
        await Expect(pressed).ToHaveTextAsync("Copied 730264");
        await Expect(pressed).ToBeFocusedAsync();
        Assert.Equal("730264", await visit.Page.EvaluateAsync<string>("() => globalThis.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task Filter_PartOfANumber_LeavesTheMatchingPhones()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoPhones);
        await Expect(visit.Phones).ToHaveCountAsync(2);

        await visit.Filter.FillAsync("077 89");
        await Expect(visit.Phones.Locator(".number")).ToHaveTextAsync([Other]);
        await visit.Filter.FillAsync("+99915");
        await Expect(visit.Phones.Locator(".number")).ToHaveTextAsync([Phone]);
        await visit.Filter.FillAsync("+155");
        await Expect(visit.Phones).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("No phone has this in its number.")).ToBeVisibleAsync();
        await visit.Filter.FillAsync("");

        await Expect(visit.Phones).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task Filter_WholeNumberNoLongerAmongTheNewest_IsAskedForAlone()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host =>
        {
            host.Receive(Other, "sms", "2048");
            for (var i = 0; i < 250; i++)
            {
                host.Receive(Phone, "whatsapp", "493817");
            }
        });
        await Expect(visit.Phones).ToHaveCountAsync(1);

        await visit.Filter.FillAsync(Other);
        await visit.SecondsPassAsync();

        await Expect(visit.Phones.Locator(".number")).ToHaveTextAsync([Other]);
    }

    [BrowserFact]
    public async Task Phones_Keyboard_MovesAndOpens()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoPhones);
        await visit.Phones.First.FocusAsync();

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.Phones.Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Other })).ToBeVisibleAsync();
        await Expect(visit.Phones.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(visit.Phones.First).Not.ToHaveAttributeAsync("aria-current", "true");
    }

    private static void TwoPhones(SandboxHost host)
    {
        host.Receive(Other, "sms", "2048");
        host.Receive(Phone, "whatsapp", "493817");
        host.Receive(Phone, "sms", "730264");
    }

    private static Task<string> LookAsync(ILocator message) => message.Locator(".bubble").EvaluateAsync<string>(
        "bubble => { const look = getComputedStyle(bubble); return look.backgroundColor + look.borderRadius; }");
}
