using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;

namespace OtpActors.Simulation.Tests.Histories;

/// <summary>Everything that clients were told, providers were handed and the disk was given, in order.</summary>
internal sealed class History
{
    private readonly Dictionary<(OtpId Otp, ulong Token), DateTimeOffset> _places = [];
    private readonly Dictionary<(OtpId Otp, int Round), ulong> _tokens = [];
    private readonly Dictionary<(OtpId Otp, int Attempt), int> _rounds = [];
    private readonly Dictionary<OtpId, Op?> _makers = [];
    private readonly HashSet<OtpId> _known = [];
    private long _place;

    public List<Op> Ops { get; } = [];

    public List<Call> Calls { get; } = [];

    /// <summary>Every OTP that ever had a turn, in that order.</summary>
    public List<OtpId> Otps { get; } = [];

    /// <summary>Every record that was ever handed to the store.</summary>
    public List<byte[]> Records { get; } = [];

    /// <summary>When something went wrong in the world.</summary>
    public List<DateTimeOffset> Troubles { get; } = [];

    /// <summary>When something went wrong that costs memory: a crash, a failed commit, a process that stood still.</summary>
    public List<DateTimeOffset> Losses { get; } = [];

    /// <summary>What was seen to be wrong on the way.</summary>
    public List<string> Remarks { get; } = [];

    public int Crashes { get; set; }

    public int FailedCommits { get; set; }

    public long Next() => ++_place;

    public void Begin(Op op, DateTimeOffset now)
    {
        (op.Began, op.BeganAt) = (Next(), now);
        Ops.Add(op);
    }

    /// <summary>Called when a client knows all that it will know of a request.</summary>
    public event Action<Op>? Ended;

    public void End(Op op, Ending ending, DateTimeOffset now)
    {
        (op.Ending, op.Ended, op.EndedAt) = (ending, Next(), now);
        Ended?.Invoke(op);
    }

    public void Trouble(DateTimeOffset now) => Troubles.Add(now);

    public void Loss(DateTimeOffset now)
    {
        Troubles.Add(now);
        Losses.Add(now);
    }

    public void Meet(OtpId otp)
    {
        if (_known.Add(otp))
        {
            Otps.Add(otp);
        }
    }

    /// <summary>A phone granted a place, the same one again perhaps.</summary>
    public void Reserved(Place place) => _places[(place.Otp, place.Token)] = place.At;

    /// <summary>A message was started.</summary>
    public void Started(OtpId otp, ulong token, Attempt attempt)
    {
        _rounds[(otp, attempt.Number)] = attempt.Round;
        _tokens[(otp, attempt.Round)] = token;
    }

    /// <summary>An OTP was made on behalf of a request.</summary>
    public void Made(OtpId otp, Op? by) => _makers[otp] = by;

    /// <summary>The request on whose behalf an OTP was made.</summary>
    public Op? MakerOf(OtpId otp) => _makers.GetValueOrDefault(otp);

    /// <summary>The round of a message.</summary>
    public int Round(Call call) => _rounds[(call.Otp, call.Attempt)];

    /// <summary>From when on the place of a message's round counts.</summary>
    public DateTimeOffset PlaceOf(Call call) => _places[(call.Otp, _tokens[(call.Otp, Round(call))])];
}
