using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>What follows from something that is decided already. A full queue puts it off; "nothing was done" would no longer be true.</summary>
internal sealed class FollowUp(TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the queue has room.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="ask">One turn.</param>
    /// <param name="deadline">When to give up.</param>
    /// <returns>The answer; null when there was no room all the time.</returns>
    public async ValueTask<Reply<T>?> AskAsync<T>(Func<ValueTask<Reply<T>>> ask, DateTimeOffset deadline)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (OverloadedException) when (clock.Moment() >= deadline)
            {
                return null;
            }
            catch (OverloadedException)
            {
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }
}
