using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Grains.Alarms;
using OtpActors.Testing;

namespace OtpActors.Grains.Tests.Alarms;

/// <summary>When a silo wakes its OTPs.</summary>
public sealed class AlarmClockTests : IDisposable
{
    private static readonly TimeSpan RealPatience = TimeSpan.FromSeconds(20);

    private readonly ManualTime _time = new();
    private readonly SemaphoreSlim _woken = new(0);
    private readonly List<UInt128> _ids = [];

    public void Dispose() => _woken.Dispose();

    [Fact]
    public async Task Look_WokenForNothing_WakesAgain()
    {
        using var clock = await RungAsync(isHere: true);

        // A ring at the very moment at which the last one is not over yet is left out.
        for (var i = 0; i < 50 && _ids.Count < 2; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await _woken.WaitAsync(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([7, 7], _ids);
    }

    /// <summary>What moved to another silo has its clock there: one last ring tells it, and then it is forgotten here.</summary>
    [Fact]
    public async Task Look_OfACellThatMoved_WakesOnce()
    {
        using var clock = await RungAsync(isHere: false);

        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        // The thread pool takes them in turn: another one's ring shows that there was none in between.
        clock.Set(8, _time.Now, _time.Now);
        Assert.True(await _woken.WaitAsync(RealPatience));
        Assert.Equal([7, 8], _ids);
    }

    /// <summary>A clock that has woken number 7.</summary>
    private async Task<AlarmClock> RungAsync(bool isHere)
    {
        var clock = Clock(isHere);
        clock.Set(7, _time.Now.AddSeconds(1), _time.Now);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _woken.WaitAsync(RealPatience));
        return clock;
    }

    private AlarmClock Clock(bool isHere) => new(
        new Ringer(
            (id, _) =>
            {
                _ids.Add(id);
                _woken.Release();
                return ValueTask.CompletedTask;
            },
            NullLogger<Ringer>.Instance),
        _ => isHere,
        _time);
}
