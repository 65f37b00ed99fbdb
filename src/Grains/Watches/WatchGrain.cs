using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Records;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Watches;

/// <summary>
/// Watches over OTPs, or over pages of outboxes, whose time comes in one slot: when it is over, each is asked whether it still waits for something, is woken when its time has come,
/// and entered into a later watch when it has not. A timer does it while this activation lives; a reminder, repeated every minute until nobody is left,
/// when it or its silo died.
/// </summary>
[GrainType("otpactors.watch")]
internal sealed partial class WatchGrain : Grain, IWatchGrain, IRemindable
{
    private const string ReminderName = "watch";

    /// <summary>The shortest period that Orleans allows.</summary>
    private static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweepAgain = TimeSpan.FromSeconds(5);

    /// <summary>Longer than any OTP lives. A watch for later, over retries of webhooks, need not stay in memory: its reminder wakes it.</summary>
    private static readonly TimeSpan StaysFor = TimeSpan.FromMinutes(20);

    private readonly ActorHouse _house;
    private readonly WatchSweeper _sweeper;
    private readonly WatchBook _book;
    private readonly WatchSlot _slot;
    private readonly Watched _kind;
    private IGrainReminder? _reminder;
    private IGrainTimer? _timer;

    public WatchGrain(ActorHouse house, WatchSweeper sweeper, IGrainContext context)
    {
        (_house, _sweeper) = (house, sweeper);
        (_slot, var shard) = WatchSlot.Parse(context.GrainId.Key.ToString()!);
        _kind = WatchDesk.KindOf(shard);
        _book = new WatchBook(house.Store, _slot, shard);
    }

    public async ValueTask<Parcel> EnterAsync(Parcel entries)
    {
        try
        {
            var reminded = RemindAsync();
            await AddAsync(((WatchEntries)entries.Message!).Ids);
            await reminded;
            SetTimer();
            return new Parcel(null);
        }
#pragma warning disable CA1031 // Whatever the store or the reminder service throws: the caller must not answer, and this activation knows nothing any more.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _book.Forget();
            _house.Health.Failed();
            LogNotEntered(_house.Logger, e);
            return new Parcel(null, Trouble.Storage);
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminder ??= await this.GetReminder(ReminderName);
        SetTimer();
        if (DueIn() == TimeSpan.Zero)
        {
            await SweepAsync(CancellationToken.None);
        }
    }

    private async ValueTask AddAsync(ImmutableArray<UInt128> ids)
    {
        var keep = _slot.End - _house.Clock.Moment() + Lifetime.Live;
        try
        {
            await _book.AddAsync(ids, keep);
        }
        catch (InconsistentStateException)
        {
            // There are pages already: this activation is not the first.
            _book.Forget();
            await _book.LoadAsync();
            await _book.AddAsync(ids, keep);
        }

        _house.Metrics.PageWritten(ids.Length);
    }

    private async ValueTask RemindAsync()
    {
        if (_reminder is null)
        {
            _reminder = await this.RegisterOrUpdateReminder(ReminderName, DueIn(), RemindEvery);
        }
    }

    private TimeSpan DueIn()
    {
        var due = _slot.End - _house.Clock.Moment();
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }

    private void SetTimer()
    {
        var due = DueIn();
        if (_timer is null && due <= StaysFor)
        {
            DelayDeactivation(due + RemindEvery);
            _timer = this.RegisterGrainTimer(
                SweepAsync, new GrainTimerCreationOptions { DueTime = due, Period = SweepAgain, KeepAlive = true });
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _book.LoadAsync();
            while (_book.PageCount > 0)
            {
                if (!await _sweeper.SweepAsync(_kind, _book[_book.PageCount - 1], cancellationToken))
                {
                    // Some could not be asked: once more in a moment.
                    return;
                }

                await _book.RemoveLastAsync();
            }

            _reminder ??= await this.GetReminder(ReminderName);
            if (_reminder is not null)
            {
                await this.UnregisterReminder(_reminder);
                _reminder = null;
            }

            _timer?.Dispose();
            _timer = null;
            DeactivateOnIdle();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The reminder, too, may have been written anew by another activation.
            _book.Forget();
            _reminder = null;
            LogSweepPutOff(_house.Logger, e);
        }
    }

    [LoggerMessage(4020, LogLevel.Error, "OTPs could not be entered into a watch.")]
    private static partial void LogNotEntered(ILogger logger, Exception cause);

    [LoggerMessage(4021, LogLevel.Warning, "A watch could not look after its OTPs; it tries again in a moment.")]
    private static partial void LogSweepPutOff(ILogger logger, Exception cause);
}
