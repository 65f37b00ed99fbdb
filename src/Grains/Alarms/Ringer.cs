using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Alarms;

/// <summary>
/// Wakes OTPs of this silo whose time has come, outside of every grain: what follows may call a provider, and no turn waits for one. Bounded: an OTP that
/// finds no room is woken by its watch.
/// </summary>
internal sealed partial class Ringer(IServiceProvider services, ILogger<Ringer> logger) : IDisposable
{
    /// <summary>How many OTPs may be at what follows at the same time. Some of them wait for a provider, so it is not a small number.</summary>
    private const int RingsMax = 1_024;

    private readonly Lazy<IAlarm> _alarm = new(services.GetRequiredService<IAlarm>);
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<OtpId> _ringing = [];
    private readonly Lock _gate = new();

    /// <summary>Wakes an OTP soon, unless it is being woken.</summary>
    public void Ring(OtpId otp)
    {
        lock (_gate)
        {
            if (_ringing.Count >= RingsMax || !_ringing.Add(otp))
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.ringer.RingAsync(s.otp), (ringer: this, otp), preferLocal: false);
    }

    /// <summary>Starts nothing new.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private async Task RingAsync(OtpId otp)
    {
        try
        {
            await _alarm.Value.RingAsync(otp, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogPutOff(null);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            LogPutOff(e);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
        finally
        {
            lock (_gate)
            {
                _ringing.Remove(otp);
            }
        }
    }

    [LoggerMessage(4010, LogLevel.Debug, "An OTP whose time has come is put off; its watch wakes it.")]
    private partial void LogPutOff(Exception? cause);

    [LoggerMessage(4011, LogLevel.Error, "Waking an OTP whose time has come failed; its watch wakes it again.")]
    private partial void LogFailed(Exception cause);
}
