using System.Net;
using System.Net.Sockets;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers;

/// <summary>
/// The way to one provider over HTTP. Connections are bounded, redirects are not followed (they would carry the code elsewhere), answers are cut at
/// <see cref="BodyMax"/>. It never repeats a request: only who knows the provider can know whether that is safe.
/// </summary>
internal sealed class ProviderConnection(HttpMessageHandler handler, TimeProvider clock) : IDisposable
{
    /// <summary>Most bytes of an answer that are read.</summary>
    public const int BodyMax = 64 * 1024;

    /// <summary>The longest pause that a provider may ask for; more counts as this.</summary>
    public static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(1);

    /// <summary>
    /// Connections besides those of messages: for all questions that may be under way at once, and some for probes, checks of codes and templates. None of
    /// them can take a message's place, however long it hangs.
    /// </summary>
    public const int OthersMax = ReceiptPoller.UnderWayMax + 16;

    private readonly HttpMessageInvoker _invoker = new(handler);

    /// <summary>Opens the way to a provider.</summary>
    /// <param name="sendsMax">Most messages at once.</param>
    /// <param name="clock">The time.</param>
    /// <returns>The connection.</returns>
    public static ProviderConnection Open(int sendsMax, TimeProvider clock) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxConnectionsPerServer = sendsMax + OthersMax,
            MaxResponseHeadersLength = 16,

            // The other side's address may change; an idle connection is closed before its servers do that in the middle of a request.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
            Proxy = new OutwardProxy(),
        },
        clock);

    /// <summary>Asks once.</summary>
    /// <param name="request">The request; it is disposed of.</param>
    /// <param name="cancellationToken">The deadline, for the whole answer.</param>
    /// <returns>The answer, or what happened instead. It does not throw for what a network can do.</returns>
    public async ValueTask<ProviderReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await _invoker.SendAsync(request, cancellationToken);
                var status = (int)response.StatusCode;
                var retryAfter = RetryAfter(response);
                try
                {
                    return new ProviderReply(status, await ReadAsync(response, cancellationToken), retryAfter, null);
                }
                catch (Exception) when (status >= 300)
                {
                    // Refused is refused: the status says enough.
                    return new ProviderReply(status, default, retryAfter, null);
                }
            }
            catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
            {
                // So the handler says that no connection came in time; it has no other limit of its own.
                return Fault(Unreachable("connect"));
            }
            catch (OperationCanceledException)
            {
                return Fault(new SendOutcome.Unknown(UnknownReason.Timeout));
            }
            catch (HttpRequestException e)
            {
                return Fault(Of(e));
            }
            catch (IOException)
            {
                return Fault(new SendOutcome.Unknown(UnknownReason.ConnectionLost));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    private static ProviderReply Fault(SendOutcome outcome) => new(0, default, null, outcome);

    private static SendOutcome Of(HttpRequestException e) => e.HttpRequestError switch
    {
        // Without a connection nothing was said.
        HttpRequestError.NameResolutionError => Unreachable("dns"),
        HttpRequestError.SecureConnectionError => Unreachable("tls"),
        HttpRequestError.ProxyTunnelError => Unreachable("proxy"),
        HttpRequestError.ConnectionError when e.InnerException is SocketException or TimeoutException or OperationCanceledException => Unreachable("connect"),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
        _ => new SendOutcome.Unknown(UnknownReason.ConnectionLost),
    };

    private static SendOutcome.RetryLater Unreachable(string code) => new(null, FailureScope.Provider, SurelyNotSent: true, code);

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new byte[Math.Clamp(response.Content.Headers.ContentLength ?? 4096, 1, BodyMax)];
        var length = 0;
        while (await stream.ReadAsync(body.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length == BodyMax)
            {
                break;
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, Math.Min(body.Length * 2, BodyMax));
            }
        }

        return body.AsMemory(0, length);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is { } pause ? TimeSpan.FromTicks(Math.Clamp(pause.Ticks, 0, RetryAfterMax.Ticks)) : null;
    }
}
