using System.Net;

namespace OtpActors.Inbox.Tests;

public sealed class InboxPageTests
{
    [Theory]
    [InlineData("/inbox", "text/html")]
    [InlineData("/inbox/inbox.css", "text/css")]
    [InlineData("/inbox/inbox.js", "text/javascript")]
    [InlineData("/inbox/conversations.js", "text/javascript")]
    [InlineData("/inbox/copying.js", "text/javascript")]
    [InlineData("/inbox/feed.js", "text/javascript")]
    [InlineData("/inbox/view.js", "text/javascript")]
    public async Task MapInbox_EveryFile_IsServedUnderTheStrictPolicy(string path, string contentType)
    {
        await using var host = await SandboxHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task MapInbox_UnknownFile_IsNotFound()
    {
        await using var host = await SandboxHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync(new Uri("/inbox/other.js", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
