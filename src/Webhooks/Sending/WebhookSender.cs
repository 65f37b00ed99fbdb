using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using OtpActors.Domain.Webhooks;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Signing;

namespace OtpActors.Webhooks.Sending;

/// <summary>
/// Sends one signed request and judges the answer: only its status counts, its body is read by nobody (A77). No redirects, no cookies, no proxy, a limit
/// on time and bytes (A71, A76).
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly HttpMessageInvoker _client;
    private readonly WebhooksOptions _options;
    private readonly TimeProvider _clock;

    public WebhookSender(IHostResolver resolver, WebhooksOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnector(resolver, options, clock).ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,

            // Our traces are nobody else's.
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),

            // Names move; a connection that stays open would never notice.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            SslOptions = new SslClientAuthenticationOptions(),
        });
    }

    /// <summary>Sends.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="id">The <c>webhook-id</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="secrets">The secrets to sign with.</param>
    /// <returns>How it ended, and why it failed if no status came.</returns>
    public async Task<(TryResult Result, SendFailure Failure)> SendAsync(Uri url, string id, byte[] body, IEnumerable<WebhookSecret> secrets)
    {
        var started = _clock.GetTimestamp();
        using var late = new CancellationTokenSource(_options.Timeout, _clock);
        using var request = Request(url, id, body, secrets);
        try
        {
            using var response = await _client.SendAsync(request, late.Token);
            var result = new TryResult((int)response.StatusCode, _clock.GetElapsedTime(started), RetryAfter(response.Headers.RetryAfter));
            return (result, SendFailure.None);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return (new TryResult(null, _clock.GetElapsedTime(started)), SendFailure.Timeout);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var inner = e is InnerAddressException || e.InnerException is InnerAddressException;
            return (new TryResult(null, _clock.GetElapsedTime(started)), inner ? SendFailure.InnerAddress : SendFailure.Connection);
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(Uri url, string id, byte[] body, IEnumerable<WebhookSecret> secrets)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "OtpActors");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(secrets, id, timestamp, body));
        return request;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => null,
    };
}
