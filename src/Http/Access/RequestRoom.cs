namespace OtpActors.Http.Access;

/// <summary>Whether there is room for one more request. When there is none the answer is a quick 503, which costs less than a long queue (A61).</summary>
/// <param name="places">How many requests may be under way at once.</param>
/// <param name="loads">What else may be too busy.</param>
internal sealed class RequestRoom(int places, ILoad[] loads)
{
    private const double LoadMax = 0.5;

    private int _taken;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= places && !IsBusy())
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);

    private bool IsBusy()
    {
        foreach (var load in loads)
        {
            if (load.Load > LoadMax)
            {
                return true;
            }
        }

        return false;
    }
}
