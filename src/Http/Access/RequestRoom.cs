namespace OtpActors.Http.Access;

/// <summary>How many requests may be under way at once. Beyond that the answer is a quick 503, which costs less than a long queue (A61).</summary>
internal sealed class RequestRoom(int places)
{
    private int _taken;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= places)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
