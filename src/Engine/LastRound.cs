namespace OtpActors.Engine;

/// <summary>What a stopping process still reports is worth less than a clean stop (A112): it waits three seconds for it and no longer.</summary>
internal static class LastRound
{
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(3);

    /// <summary>Waits for it.</summary>
    /// <returns>Whether it came to its end.</returns>
    public static async Task<bool> EndsAsync(Task round, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await round.WaitAsync(Max, clock, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
