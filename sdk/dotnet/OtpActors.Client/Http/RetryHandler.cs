using OtpActors.Client.Errors;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OtpActors.Client.Http;

/// <summary>
/// Repeats requests that were refused for the moment or whose answer was lost. A wait is what <c>Retry-After</c> asks for plus a random part of a
/// pause that doubles, so that many clients don't come back at once. The body and its idempotency key are the same bytes each time.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("OtpActors.Request");
    private static readonly TimeSpan PauseFirst = TimeSpan.FromMilliseconds(250);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly OtpActorsClientOptions _options;
    private readonly Func<double> _random;

    /// <param name="options">The options, valid.</param>
    /// <param name="time">The clock of waits and time-outs.</param>
    /// <param name="random">Gives a random number, 0 to 1.</param>
    public RetryHandler(OtpActorsClientOptions options, TimeProvider time, Func<double> random)
    {
        _options = options;
        _random = random;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddTimeout(options.Timeout);
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = ShouldRepeat,
                DelayGenerator = Wait,
            });
        }

        _pipeline = builder.AddTimeout(options.AttemptTimeout).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(static (c, self) => self.TryAsync(c), context, this).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, $"The server did not answer within {e.Timeout.TotalSeconds:0.#} s.", e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> TryAsync(ResilienceContext context)
    {
        var response = await base.SendAsync(RequestOf(context), context.CancellationToken).ConfigureAwait(false);
        try
        {
            // Here, so that an answer that breaks off is a lost answer.
            await response.Content.LoadIntoBufferAsync(context.CancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private ValueTask<bool> ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> args)
    {
        var request = RequestOf(args.Context);
        return ValueTask.FromResult(args.Outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => Repeatability.MayRepeat(request),
            { Result: { } response } => Repeatability.MayChange(response, request) && !(Refusal.RetryAfterOf(response) > _options.RetryAfterMax),
            _ => false,
        });
    }

    private ValueTask<TimeSpan?> Wait(RetryDelayGeneratorArguments<HttpResponseMessage> args)
    {
        var asked = args.Outcome.Result is { } response ? Refusal.RetryAfterOf(response) : null;
        var pause = PauseFirst * (1 << args.AttemptNumber) * _random();
        return ValueTask.FromResult<TimeSpan?>((asked ?? TimeSpan.Zero) + pause);
    }

    private static HttpRequestMessage RequestOf(ResilienceContext context) => context.Properties.GetValue(Request, null!);
}
