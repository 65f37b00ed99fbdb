using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Webhooks;

namespace OtpActors.Grains.Watches;

/// <summary>Looks after those of one page of a watch.</summary>
internal sealed partial class WatchSweeper(
    IServiceProvider services,
    IGrainFactory grains,
    WatchDesk otpDesk,
    [FromKeyedServices(Watched.Pages)] WatchDesk pageDesk,
    TimeProvider clock,
    ILogger<WatchSweeper> logger)
{
    /// <summary>How many are asked at once by one watch.</summary>
    private const int AskedMax = 64;

    /// <summary>Who could not be looked at is looked at again so much later, in a watch of its own time.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private readonly GrainsOf<IOtpGrain> _otps = new(grains);
    private readonly GrainsOf<IPageGrain> _pages = new(grains);
    private readonly Lazy<IAlarm> _otpAlarm = new(services.GetRequiredService<IAlarm>);
    private readonly Lazy<IPageAlarm?> _pageAlarm = new(services.GetService<IPageAlarm>);

    /// <summary>Asks every one, wakes those whose time has come, enters those that still wait into a later watch.</summary>
    /// <returns>Whether all of them are seen to, or entered anew.</returns>
    public async Task<bool> SweepAsync(Watched kind, ImmutableArray<UInt128> ids, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var some in ids.Distinct().Chunk(AskedMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var done = await Task.WhenAll(some.Select(id => LookAsync(kind, id, cancellationToken)));
            all &= !done.Contains(false);
        }

        return all;
    }

    private async Task<bool> LookAsync(Watched kind, UInt128 id, CancellationToken cancellationToken)
    {
        try
        {
            var at = await WakeAtAsync(kind, id);
            if (at <= clock.Moment())
            {
                await RingAsync(kind, id, cancellationToken);
                at = await WakeAtAsync(kind, id);
            }

            if (at is { } later)
            {
                await DeskOf(kind).EnterAsync(id, later);
            }

            return true;
        }
#pragma warning disable CA1031 // One that cannot be looked at must not hold up the others: it is put off.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotSeen(e);
            return await PutOffAsync(kind, id);
        }
    }

    private async Task<bool> PutOffAsync(Watched kind, UInt128 id)
    {
        try
        {
            await DeskOf(kind).EnterAsync(id, clock.Moment() + AskAgain);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private WatchDesk DeskOf(Watched kind) => kind == Watched.Pages ? pageDesk : otpDesk;

    private ValueTask<DateTimeOffset?> WakeAtAsync(Watched kind, UInt128 id) => kind == Watched.Pages ? _pages[id].WakeAtAsync() : _otps[id].WakeAtAsync();

    private ValueTask RingAsync(Watched kind, UInt128 id, CancellationToken cancellationToken) => kind == Watched.Pages
        ? _pageAlarm.Value?.RingAsync(new PageKey(id), cancellationToken) ?? ValueTask.CompletedTask
        : _otpAlarm.Value.RingAsync(new OtpId(id), cancellationToken);

    [LoggerMessage(4022, LogLevel.Debug, "An OTP or a page of an outbox could not be looked at; it is put off to a later watch.")]
    private partial void LogNotSeen(Exception cause);
}
