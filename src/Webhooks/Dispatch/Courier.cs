using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;
using OtpActors.Webhooks.Sending;
using OtpActors.Webhooks.Signing;
using OtpActors.Webhooks.Telemetry;

namespace OtpActors.Webhooks.Dispatch;

/// <summary>Makes one try: fills in what the event does not hold, signs, sends, and brings the end back to the page.</summary>
internal sealed partial class Courier(
    IActors actors,
    IWebhookActors webhookActors,
    KeyedNames names,
    EndpointDirectory directory,
    WebhookSender sender,
    WebhooksOptions options,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<Courier> logger)
{
    private const int SettlesMax = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes the try, if the lease leaves time for it and the endpoint still wants it.</summary>
    /// <param name="taken">The event.</param>
    /// <returns>Whether the receiver took it; null when nothing was sent.</returns>
    public async Task<bool?> TryAsync(TakenEvent taken)
    {
        try
        {
            var told = taken.Queued.Event;
            var endpoint = (await directory.GetAsync(taken.Address.Workspace)).Find(taken.Address.Endpoint);
            if (endpoint is null || (!endpoint.Enabled && told.Kind is not null) || clock.GetUtcNow() > taken.Queued.NextAt - options.Timeout)
            {
                // Whoever takes it next sees to it: the lease ends.
                return null;
            }

            var body = EventBody.Write(told, told.Kind is null ? null : await FindAsync(told));
            var (result, failure) = await sender.SendAsync(new Uri(endpoint.Url), WebhookId.Of(told), body, Secrets(endpoint));
            metrics.Tried(result, failure);
            if (!result.Delivered)
            {
                LogFailed(endpoint.Id, WebhookId.Of(told), result.StatusCode ?? 0, failure);
            }

            await SettleAsync(taken, endpoint, result);
            return result.Delivered;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // At least once: the lease ends, and it is tried again.
            LogPutOff(e);
            return null;
        }
#pragma warning disable CA1031 // One event that cannot be sent must not stop the line behind it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogBroken(e, taken.Address.Endpoint);
            return false;
        }
    }

    /// <summary>An endpoint's current secret.</summary>
    public WebhookSecret SecretOf(WebhookEndpoint endpoint) => new(names.WebhookSecret(endpoint.Id, endpoint.Salt));

    private IEnumerable<WebhookSecret> Secrets(WebhookEndpoint endpoint) => endpoint.HasOldSecret(clock.GetUtcNow())
        ? [SecretOf(endpoint), new WebhookSecret(names.WebhookSecret(endpoint.Id, endpoint.OldSalt))]
        : [SecretOf(endpoint)];

    private async ValueTask<OtpState?> FindAsync(WebhookEvent told)
    {
        var found = await actors.AskAsync(told.Otp, OtpRequest.Read.Instance);
        await found.Saved;
        return found.Answer.State;
    }

    private async ValueTask SettleAsync(TakenEvent taken, WebhookEndpoint endpoint, TryResult result)
    {
        var told = taken.Queued.Event;
        var settle = new PageRequest.Apply(new PageCommand.Settle(told.Otp, told.Sequence, taken.Queued.Number + 1, result, Jitter()));
        var settled = await AskPatientlyAsync(() => webhookActors.AskAsync(taken.Page, settle));
        if (result.Gone)
        {
            LogGone(endpoint.Id);
            await directory.ApplyAsync(taken.Address.Workspace, new EndpointsCommand.Gone(endpoint.Id));
            return;
        }

        if (result.Delivered)
        {
            if (endpoint.FailingSince is not null)
            {
                await directory.ApplyAsync(taken.Address.Workspace, new EndpointsCommand.Recovered(endpoint.Id));
            }

            return;
        }

        var after = settled.State?.Events.FirstOrDefault(e => e.Event.Otp == told.Otp && e.Event.Sequence == told.Sequence);
        if (after is { Status: QueuedStatus.Dead, Event.Kind: not null })
        {
            // Not since its first try: others may have been delivered after that.
            var exhausted = await directory.ApplyAsync(taken.Address.Workspace, new EndpointsCommand.Exhausted(endpoint.Id, clock.Moment()));
            LogDead(endpoint.Id, WebhookId.Of(told), exhausted.State.Find(endpoint.Id) is { Enabled: true });
        }
    }

    /// <summary>A request has left: a full queue is no reason to forget how it ended.</summary>
    private async ValueTask<PageAnswer> AskPatientlyAsync(Func<ValueTask<Reply<PageAnswer>>> ask)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var reply = await ask();
                await reply.Saved;
                return reply.Answer;
            }
            catch (OverloadedException) when (i < SettlesMax)
            {
                await Task.Delay(Pause, clock);
            }
        }
    }

    /// <summary>Unpredictable is not needed, spread out is; the cryptographic source is at hand.</summary>
    private static double Jitter() => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);

    [LoggerMessage(6010, LogLevel.Debug, "Webhook {Id} to endpoint {Endpoint} failed: status {Status}, {Failure}.")]
    private partial void LogFailed(EndpointId endpoint, string id, int status, SendFailure failure);

    [LoggerMessage(6011, LogLevel.Warning, "Webhook {Id} to endpoint {Endpoint} is a dead letter: all tries failed. Is the endpoint still enabled: {Enabled}.")]
    private partial void LogDead(EndpointId endpoint, string id, bool enabled);

    [LoggerMessage(6012, LogLevel.Warning, "Webhook endpoint {Endpoint} answered 410 and is disabled.")]
    private partial void LogGone(EndpointId endpoint);

    [LoggerMessage(6013, LogLevel.Debug, "A webhook is put off.")]
    private partial void LogPutOff(Exception cause);

    [LoggerMessage(6014, LogLevel.Error, "A webhook to endpoint {Endpoint} could not be sent; it is tried again.")]
    private partial void LogBroken(Exception cause, EndpointId endpoint);
}
