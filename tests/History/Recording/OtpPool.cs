namespace OtpActors.History.Recording;

/// <summary>
/// The OTPs of a run: a few hot ones that all clients fight over, some that live long enough to be sent again, and all the others,
/// which must not be forgotten.
/// </summary>
internal sealed class OtpPool
{
    private const int Hot = 48;
    private const int Lingering = 512;
    private const int LingersOneIn = 16;
    private const int MostKept = 50_000;

    private readonly Lock _gate = new();
    private readonly TrackedOtp?[] _hot = new TrackedOtp?[Hot];
    private readonly TrackedOtp?[] _lingering = new TrackedOtp?[Lingering];
    private readonly List<TrackedOtp> _all = [];
    private int _added;

    public void Add(TrackedOtp otp)
    {
        lock (_gate)
        {
            var place = _added++;
            if (place % LingersOneIn == 0)
            {
                _lingering[place / LingersOneIn % Lingering] = otp;
            }
            else
            {
                _hot[place % Hot] = otp;
            }
            if (_all.Count < MostKept)
            {
                _all.Add(otp);
            }
            else
            {
                _all[place % MostKept] = otp;
            }
        }
    }

    public TrackedOtp? HotOne(Random random)
    {
        lock (_gate)
        {
            return _hot[random.Next(Hot)];
        }
    }

    public TrackedOtp? LingeringOne(Random random)
    {
        lock (_gate)
        {
            return _lingering[random.Next(Math.Clamp(_added / LingersOneIn, 1, Lingering))];
        }
    }

    public TrackedOtp? AnyOne(Random random)
    {
        lock (_gate)
        {
            return _all.Count > 0 ? _all[random.Next(_all.Count)] : null;
        }
    }

    public IReadOnlyList<TrackedOtp> All()
    {
        lock (_gate)
        {
            return [.. _all];
        }
    }
}
