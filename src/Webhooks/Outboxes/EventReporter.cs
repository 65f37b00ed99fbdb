using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Dispatch;
using OtpActors.Webhooks.Endpoints;

namespace OtpActors.Webhooks.Outboxes;

/// <summary>
/// Brings what happened to OTPs from their own state into the outboxes of every endpoint that wants it, and confirms it to the OTP: then it is the
/// outbox's to keep (A93). One loop takes all that came meanwhile, so that a page is written once for many events. What is lost here comes again: the
/// OTP's alarm tells it.
/// </summary>
internal sealed partial class EventReporter(
    IActors actors, EndpointDirectory directory, OutboxShelf shelf, Dispatcher dispatcher, TimeProvider clock, ILogger<EventReporter> logger)
    : BackgroundService, IOtpEvents
{
    /// <summary>What is older may have been told before, perhaps by a process that has died since.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private const int WaitingMax = 65_536;
    private const int BatchMax = 256;

    private readonly ConcurrentDictionary<OtpId, bool> _waiting = new();
    private readonly Channel<OtpId> _line = Channel.CreateBounded<OtpId>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });

    /// <summary>When something was last left half reported here.</summary>
    private DateTimeOffset _troubleAt = clock.GetUtcNow();

    /// <inheritdoc/>
    public ValueTask<bool> WantsAsync(WorkspaceId workspace)
    {
        var endpoints = directory.GetAsync(workspace);
        return endpoints.IsCompletedSuccessfully ? new(!endpoints.Result.Endpoints.IsEmpty) : WaitAsync(endpoints);

        static async ValueTask<bool> WaitAsync(ValueTask<EndpointsState> endpoints) => !(await endpoints).Endpoints.IsEmpty;
    }

    /// <inheritdoc/>
    public void Tell(OtpId otp)
    {
        if (_waiting.TryAdd(otp, true) && !_line.Writer.TryWrite(otp))
        {
            _waiting.TryRemove(otp, out _);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>Reports what is told, where the caller runs.</summary>
    /// <param name="stoppingToken">The host stops.</param>
    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _line.Reader.WaitToReadAsync(stoppingToken))
            {
                await ReportAsync(Batch());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is in the OTPs and comes again after the next start.
        }
    }

    private List<OtpId> Batch()
    {
        var batch = new List<OtpId>();
        while (batch.Count < BatchMax && _line.Reader.TryRead(out var otp))
        {
            // First out of the way, then read: what happens from now on is told again.
            _waiting.TryRemove(otp, out _);
            batch.Add(otp);
        }

        return batch;
    }

    private async Task ReportAsync(List<OtpId> batch)
    {
        var whole = false;
        try
        {
            var otps = (await Task.WhenAll(batch.Select(LookAsync))).OfType<OtpState>().Where(static s => s.HasNews).ToList();
            var parcels = new Dictionary<Outbox, Parcel>();
            foreach (var otp in otps)
            {
                await SortAsync(otp, parcels);
            }

            var lost = (await Task.WhenAll(parcels.Select(p => AddAsync(p.Key, p.Value)))).SelectMany(static l => l).ToHashSet();
            var confirmed = await Task.WhenAll(otps.Where(otp => !lost.Contains(otp.Draft.Id)).Select(ConfirmAsync));
            whole = lost.Count == 0 && !confirmed.Contains(false);
        }
#pragma warning disable CA1031 // The loop must live: without it nothing is ever reported again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogBatchFailed(e, batch.Count);
        }

        if (!whole)
        {
            _troubleAt = clock.GetUtcNow();
        }
    }

    private async Task<OtpState?> LookAsync(OtpId otp)
    {
        try
        {
            var reply = await actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Reported(0)));
            await reply.Saved;
            return reply.Answer.State;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            LogPutOff(e);
            return null;
        }
    }

    private async ValueTask SortAsync(OtpState otp, Dictionary<Outbox, Parcel> parcels)
    {
        var oldest = otp.Events[otp.ReportedEvents].At;
        var again = oldest <= _troubleAt || oldest + Fresh <= clock.GetUtcNow();
        var shard = Outbox.ShardOf(otp.Draft.Id);
        var channel = otp.Delivery.Channel ?? Domain.Deliveries.Channel.WhatsApp;
        var endpoints = await directory.GetAsync(otp.Draft.Workspace);
        foreach (var told in otp.Events.Skip(otp.ReportedEvents))
        {
            var sent = new WebhookEvent(otp.Draft.Id, told.Sequence, told.Kind, told.At, told.Channel ?? channel);
            foreach (var endpoint in endpoints.Endpoints)
            {
                if (endpoint.Enabled && endpoint.Topics.HasFlag(WebhookTopicNames.TopicOf(told.Kind)))
                {
                    var outbox = new Outbox(otp.Draft.Workspace, endpoint.Id, shard);
                    var parcel = parcels.TryGetValue(outbox, out var begun) ? begun : parcels[outbox] = new Parcel();
                    parcel.Events.Add(sent);
                    parcel.Again |= again;
                }
            }
        }
    }

    /// <summary>Adds to one outbox.</summary>
    /// <returns>The OTPs whose events may not be there.</returns>
    private async Task<IEnumerable<OtpId>> AddAsync(Outbox outbox, Parcel parcel)
    {
        var room = dispatcher.Reserve(outbox.Endpoint, parcel.Events.Count);
        IReadOnlyList<TakenEvent> taken = [];
        try
        {
            taken = await shelf.AddAsync(outbox, [.. parcel.Events], room, parcel.Again);
            return [];
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            LogPutOff(e);
            return parcel.Events.Select(static e => e.Otp);
        }
        finally
        {
            dispatcher.Drive(outbox.Endpoint, taken, room);
        }
    }

    /// <summary>Tells an OTP that its events are in the outboxes.</summary>
    /// <returns>Whether it knows.</returns>
    private async Task<bool> ConfirmAsync(OtpState otp)
    {
        try
        {
            var reply = await actors.AskAsync(otp.Draft.Id, new OtpRequest.Apply(new OtpCommand.Reported(otp.Events.Length)));
            await reply.Saved;
            return true;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // They are added again, and found there.
            LogPutOff(e);
            return false;
        }
    }

    [LoggerMessage(6020, LogLevel.Debug, "Events are put off; they are with their OTPs.")]
    private partial void LogPutOff(Exception cause);

    [LoggerMessage(6021, LogLevel.Error, "The events of {Count} OTPs could not be put into the outboxes; they are with their OTPs and come again.")]
    private partial void LogBatchFailed(Exception cause, int count);

    /// <summary>What goes into one outbox at once.</summary>
    private sealed class Parcel
    {
        public List<WebhookEvent> Events { get; } = [];

        /// <summary>Whether some of it may be there already.</summary>
        public bool Again { get; set; }
    }
}
