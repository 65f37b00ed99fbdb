using OtpActors.Engine.Identity;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Front;
using OtpActors.Http.Health;
using OtpActors.Silo.Hosting;

namespace OtpActors.Silo.Health;

/// <summary>
/// Asks the cluster's silos in turn, one every second, whether they answer: a front end is not ready while none does (A110). One that hangs leaves its
/// question open and no other one waiting. At the start it also makes sure that the phone key is theirs: under another one nothing would be found, and
/// what administrators change would go where nobody looks.
/// </summary>
internal sealed partial class ClusterProbe(Doors doors, KeyedNames names, TimeProvider clock, ILogger<ClusterProbe> logger)
    : IHostedService, IReadiness, IDisposable
{
    private const int StartTries = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private ITimer? _timer;
    private long _answeredAt;

    /// <summary>Whether a silo answered lately.</summary>
    public bool IsReady => clock.GetElapsedTime(Volatile.Read(ref _answeredAt)) < Patience;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await AskAsync();
                break;
            }
            catch (Exception e) when (i < StartTries && e is TimeoutException or OrleansException)
            {
                LogSilent(e.GetType().Name);
            }
        }

        _timer = clock.CreateTimer(_ => _ = RoundAsync(), null, Every, Every);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private async Task AskAsync()
    {
        if (!await doors.Any().PingAsync(ActorGrainKey.Of(names.CheckValue)))
        {
            throw new StartException("OtpActors__PhoneKey is not the one of the cluster's silos. Set theirs: every process of a cluster needs the same one.");
        }

        Volatile.Write(ref _answeredAt, clock.GetTimestamp());
    }

    private async Task RoundAsync()
    {
        try
        {
            await AskAsync();
        }
#pragma warning disable CA1031 // A timer's round has nobody to throw to; readiness tells.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogSilent(e.GetType().Name);
        }
    }

    [LoggerMessage(7001, LogLevel.Debug, "A silo did not answer: {Cause}.")]
    private partial void LogSilent(string cause);
}
