using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OtpActors.Inbox.Tests;

[Collection(BrowserTests.Name)]
public sealed class LiveUpdateTests(Chromium chromium)
{
    private const string Phone = "+999155501234";
    private const string Other = "+999155507789";

    [BrowserFact]
    public async Task Page_NothingReceived_TellsHowToSendTheFirstCode()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium);

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No messages yet" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#curl")).ToContainTextAsync($"curl {visit.Host.Address}v1/whatsapp/otp/send");
        await Expect(visit.Page.Locator("#curl")).ToContainTextAsync("$(cat data/bootstrap-key)");
    }

    [BrowserFact]
    public async Task Page_MessageArrives_ShowsItWithoutReload()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium);
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync("() => { globalThis.sameDocument = true; }");

        visit.Host.Receive(Phone, "whatsapp", "493817");
        await visit.SecondsPassAsync();
        await Expect(visit.Messages).ToHaveCountAsync(1);
        visit.Host.Receive(Phone, "sms", "730264");
        visit.Host.Receive(Other, "sms", "2048");
        await visit.SecondsPassAsync();

        await Expect(visit.Messages).ToHaveCountAsync(2);
        await Expect(visit.Messages.Last).ToContainTextAsync("730264");
        await Expect(visit.Phones.Locator(".number")).ToHaveTextAsync([Other, Phone]);
        await Expect(visit.Phones.Nth(1)).ToContainTextAsync("2 messages");
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync($"New SMS message for {Other}, code 2048");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => globalThis.sameDocument"));
    }

    [BrowserFact]
    public async Task Page_OtherPhonesFillTheNewestMessages_StillShowsTheChosenPhone()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host => host.Receive(Phone, "whatsapp", "493817"));
        await Expect(visit.Messages).ToHaveCountAsync(1);

        for (var i = 0; i < 250; i++)
        {
            visit.Host.Receive(Other, "sms", "2048");
        }

        await visit.SecondsPassAsync();

        await Expect(visit.Phones).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Phone })).ToBeVisibleAsync();
        await Expect(visit.Messages).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Page_MessageArrivesAndTheOldestLeaves_KeepsFocusAndPlace()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host =>
        {
            for (var i = 0; i < 200; i++)
            {
                host.Receive(Phone, "whatsapp", $"{i:D6}");
            }
        });
        var read = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy code 000100" });
        await read.FocusAsync();
        await read.EvaluateAsync("button => button.closest('li').scrollIntoView({ block: 'center' })");
        var place = await TopAsync(read);

        visit.Host.Receive(Phone, "sms", "730264");
        await visit.SecondsPassAsync();

        await Expect(visit.Messages.Last).ToContainTextAsync("730264");
        await Expect(visit.Messages.First).ToContainTextAsync("000001");
        await Expect(read).ToBeFocusedAsync();
        Assert.Equal(place, await TopAsync(read), tolerance: 1);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "New message" }).ClickAsync();
        await Expect(visit.Messages.Last).ToBeInViewportAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "New message" })).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Page_FocusedPhoneMovesUp_KeepsItsFocus()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host =>
        {
            host.Receive(Phone, "whatsapp", "493817");
            host.Receive(Other, "sms", "2048");
        });
        await visit.Phones.Nth(1).FocusAsync();

        visit.Host.Receive(Phone, "sms", "730264");
        await visit.SecondsPassAsync();

        await Expect(visit.Phones.First).ToContainTextAsync(Phone);
        await Expect(visit.Phones.First).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Page_TabHidden_AsksNothingUntilItIsSeenAgain()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium);
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        await SetHiddenAsync(visit, true);
        var asked = await AskedAsync(visit);

        visit.Host.Receive(Phone, "whatsapp", "493817");
        await visit.SecondsPassAsync(2);

        Assert.Equal(asked, await AskedAsync(visit));
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        await SetHiddenAsync(visit, false);

        await Expect(visit.Messages).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Page_ServerFails_SaysSoAndRecovers()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host => host.Receive(Phone, "whatsapp", "493817"));
        var alert = visit.Page.GetByRole(AriaRole.Alert);
        await Expect(visit.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();

        visit.Host.Refusal = 503;
        await visit.SecondsPassAsync();
        await Expect(alert).ToHaveTextAsync("The server answered 503. Trying again every second.");
        await Expect(visit.Messages).ToHaveCountAsync(1);
        visit.Host.Refusal = 404;
        await visit.SecondsPassAsync();
        await Expect(alert).ToContainTextAsync("This server has no sandbox");
        await visit.Page.RouteAsync("**/sandbox/**", route => route.AbortAsync());
        await visit.SecondsPassAsync();
        await Expect(alert).ToContainTextAsync("Connection lost");
        visit.Host.Refusal = null;
        await visit.Page.UnrouteAsync("**/sandbox/**");
        await visit.SecondsPassAsync();

        await Expect(alert).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Page_MessagesExpire_GoesBackToEmpty()
    {
        await using var visit = await InboxVisit.OpenAsync(chromium, host => host.Receive(Phone, "whatsapp", "493817"));
        await Expect(visit.Messages).ToHaveCountAsync(1);

        visit.Host.Forget();
        await visit.SecondsPassAsync();

        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        await Expect(visit.Messages).ToHaveCountAsync(0);
    }

    private static Task<double> TopAsync(ILocator element) =>
        element.EvaluateAsync<double>("element => element.getBoundingClientRect().top");

    // The request made here comes after all that the page made before, so that none is still on its way.
    private static async Task<int> AskedAsync(InboxVisit visit)
    {
        await visit.Page.EvaluateAsync("() => fetch('/inbox').then(answer => answer.text())");
        return visit.Requested.Count(url => url.Contains("/sandbox/", StringComparison.Ordinal));
    }

    private static async Task SetHiddenAsync(InboxVisit visit, bool hidden) => await visit.Page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden);
}
