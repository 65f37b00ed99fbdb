using System.Net;
using OtpActors.Delivery.Providers;
using OtpActors.Domain.Deliveries;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Providers;

public sealed class ProviderConnectionTests
{
    private static readonly Uri Address = new("http://192.0.2.1/");

    [Fact]
    public async Task SendAsync_NoConnectionInTime_IsSurelyNotSent()
    {
        // The handler's own limit, with a connection that never comes.
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromMilliseconds(1), ConnectCallback = NeverAsync };
        using var connection = new ProviderConnection(handler, new ManualTime());

        var reply = await connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), CancellationToken.None);

        Assert.Equal(new SendOutcome.RetryLater(null, FailureScope.Provider, SurelyNotSent: true, "connect"), reply.Fault);
    }

    [Fact]
    public async Task SendAsync_DeadlineOfTheCaller_IsUnknown()
    {
        using var handler = new Silent();
        using var connection = new ProviderConnection(handler, new ManualTime());
        using var deadline = new CancellationTokenSource();
        var asking = connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), deadline.Token).AsTask();

        await deadline.CancelAsync();

        Assert.Equal(new SendOutcome.Unknown(UnknownReason.Timeout), (await asking).Fault);
    }

    /// <summary>The deadline and the handler's limit at once: what was said first is not known.</summary>
    [Fact]
    public async Task SendAsync_DeadlineOfTheCallerInTheShapeOfAConnectTimeout_IsUnknown()
    {
        using var handler = new Silent { Says = static () => new TaskCanceledException("", new TimeoutException()) };
        using var connection = new ProviderConnection(handler, new ManualTime());
        using var deadline = new CancellationTokenSource();
        var asking = connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), deadline.Token).AsTask();

        await deadline.CancelAsync();

        Assert.Equal(new SendOutcome.Unknown(UnknownReason.Timeout), (await asking).Fault);
    }

    private static async ValueTask<Stream> NeverAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Stream.Null;
    }

    /// <summary>Says nothing until the caller has had enough.</summary>
    private sealed class Silent : HttpMessageHandler
    {
        public Func<Exception> Says { get; init; } = static () => new TaskCanceledException();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var over = new TaskCompletionSource();
            await using var registered = cancellationToken.Register(() => over.SetException(Says()));
            await over.Task;
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
