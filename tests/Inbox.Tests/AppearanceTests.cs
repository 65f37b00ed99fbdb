using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OtpActors.Inbox.Tests;

[Collection(BrowserTests.Name)]
public sealed class AppearanceTests(Chromium chromium)
{
    private const string Phone = "+999155501234";

    [BrowserFact]
    public async Task Page_PhoneSize_ShowsTheListThenTheConversation()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoMessages, PhoneSize());
        var chat = visit.Page.GetByRole(AriaRole.Heading, new() { Name = Phone });
        await Expect(visit.Phones).ToHaveCountAsync(1);
        await Expect(chat).ToBeHiddenAsync();

        await visit.Phones.First.TapAsync();
        await Expect(chat).ToBeVisibleAsync();
        await Expect(visit.Filter).ToBeHiddenAsync();
        await Expect(visit.Messages.Last).ToBeInViewportAsync();
        Assert.True(await FitsAsync(visit.Page), "The conversation is wider than the phone.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back to the phones" }).TapAsync();

        await Expect(visit.Filter).ToBeVisibleAsync();
        await Expect(visit.Phones.First).ToBeFocusedAsync();
        Assert.True(await FitsAsync(visit.Page), "The list is wider than the phone.");
    }

    [BrowserFact]
    public async Task Page_PhoneSizeBrowserBack_LeadsToTheList()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, TwoMessages, PhoneSize());
        await visit.Phones.First.TapAsync();
        await Expect(visit.Filter).ToBeHiddenAsync();

        await visit.Page.GoBackAsync();

        await Expect(visit.Filter).ToBeVisibleAsync();
        Assert.DoesNotContain("999155501234", visit.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Page_PhoneSizeEmpty_FitsTheScreen()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, null, PhoneSize());

        await Expect(visit.Page.Locator("#curl")).ToBeVisibleAsync();

        Assert.True(await FitsAsync(visit.Page), "The empty page is wider than the phone.");
    }

    [BrowserFact]
    public async Task Page_DarkScheme_DiffersAndStaysReadable()
    {
        await using var light = await InboxVisit.OpenAsync(chromium, TwoMessages, new() { ColorScheme = ColorScheme.Light });
        await using var dark = await InboxVisit.OpenAsync(chromium, TwoMessages, new() { ColorScheme = ColorScheme.Dark });
        await Expect(light.Messages).ToHaveCountAsync(2);
        await Expect(dark.Messages).ToHaveCountAsync(2);

        Assert.True(await BrightnessAsync(light, "background-color") > 200);
        Assert.True(await BrightnessAsync(light, "color") < 60);
        Assert.True(await BrightnessAsync(dark, "background-color") < 60);
        Assert.True(await BrightnessAsync(dark, "color") > 200);
    }

    private static BrowserNewContextOptions PhoneSize() =>
        new() { ViewportSize = new() { Width = 360, Height = 640 }, HasTouch = true, IsMobile = true };

    private static void TwoMessages(SandboxHost host)
    {
        host.Receive(Phone, "whatsapp", "49381726");
        host.Receive(Phone, "sms", "730264", new string('x', 300));
    }

    private static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        () => [document.documentElement, document.getElementById('scroll')]
          .every(box => box.scrollWidth <= box.clientWidth)
        """);

    private static Task<double> BrightnessAsync(InboxVisit visit, string property) => visit.Page.Locator("#inbox").EvaluateAsync<double>(
        """
        (element, property) => {
          const [red, green, blue] = getComputedStyle(element).getPropertyValue(property).match(/[\d.]+/g).map(Number);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }
        """,
        property);
}
