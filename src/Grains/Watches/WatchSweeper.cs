using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Calls;

namespace OtpActors.Grains.Watches;

/// <summary>Looks after the OTPs of one page.</summary>
internal sealed partial class WatchSweeper(IServiceProvider services, IGrainFactory grains, WatchDesk desk, TimeProvider clock, ILogger<WatchSweeper> logger)
{
    /// <summary>OTPs asked at once by one watch.</summary>
    private const int AskedMax = 64;

    private readonly GrainsOf<IOtpGrain> _otps = new(grains);
    private readonly Lazy<IAlarm> _alarm = new(services.GetRequiredService<IAlarm>);

    /// <summary>Asks every OTP, wakes those whose time has come, enters those that still wait into a later watch.</summary>
    /// <returns>Whether all of them are seen to.</returns>
    public async Task<bool> SweepAsync(ImmutableArray<OtpId> otps, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var some in otps.Distinct().Chunk(AskedMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var done = await Task.WhenAll(some.Select(otp => LookAsync(otp, cancellationToken)));
            all &= !done.Contains(false);
        }

        return all;
    }

    private async Task<bool> LookAsync(OtpId otp, CancellationToken cancellationToken)
    {
        try
        {
            var grain = _otps[otp.Value];
            var at = await grain.WakeAtAsync();
            if (at <= clock.Moment())
            {
                await _alarm.Value.RingAsync(otp, cancellationToken);
                at = await grain.WakeAtAsync();
            }

            if (at is { } later)
            {
                await desk.EnterAsync(otp, later);
            }

            return true;
        }
#pragma warning disable CA1031 // One OTP that cannot be looked at must not hold up the others; it is asked again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotSeen(e);
            return false;
        }
    }

    [LoggerMessage(4022, LogLevel.Debug, "An OTP could not be looked at; its watch asks again.")]
    private partial void LogNotSeen(Exception cause);
}
