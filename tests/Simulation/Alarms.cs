using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests;

/// <summary>Durable timers as an engine has them: they come late, twice, or once too often, but they come.</summary>
internal sealed class Alarms
{
    private readonly World _world;
    private readonly Fleet _fleet;
    private readonly Dictionary<OtpId, DateTimeOffset?> _wakes = [];

    public Alarms(World world, Fleet fleet)
    {
        (_world, _fleet) = (world, fleet);
        fleet.Memory.Wakes += Set;
    }

    private void Set(OtpId otp, DateTimeOffset? at)
    {
        if (_wakes.GetValueOrDefault(otp) == at)
        {
            return;
        }

        _wakes[otp] = at;
        if (at is { } due)
        {
            Plan(otp, due, due + Lateness());
        }
    }

    private void Plan(OtpId otp, DateTimeOffset due, DateTimeOffset at) => _world.At(at, () =>
    {
        if (_wakes.GetValueOrDefault(otp) != due)
        {
            return;
        }

        for (var rings = _world.Chance.OneIn(8) ? 2 : 1; rings > 0; rings--)
        {
            Ring(otp);
        }

        // Still due then: it is rung again.
        Plan(otp, due, _world.Now + _world.Chance.Milliseconds(1_000, 4_000));
    });

    /// <summary>Rings, whether it is time or not.</summary>
    public void Ring(OtpId otp)
    {
        if (_fleet.Any() is { } frontEnd)
        {
            frontEnd.Process.Run(() => _ = RingAsync(frontEnd.Alarm, otp));
        }
    }

    private async Task RingAsync(IAlarm alarm, OtpId otp)
    {
        try
        {
            await alarm.RingAsync(otp, CancellationToken.None);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // It stays due.
        }
        catch (Exception e)
        {
            _world.History.Remarks.Add($"An alarm met {e.GetType().Name}: {e.Message}");
        }
    }

    private TimeSpan Lateness() => _world.Setup.LateAlarms && _world.Troubled && _world.Chance.OneIn(4)
        ? _world.Chance.Milliseconds(1_000, 30_000)
        : _world.Chance.Milliseconds(0, 1_000);
}
