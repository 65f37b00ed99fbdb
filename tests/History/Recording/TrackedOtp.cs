using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>An OTP that the clients know, with the codes that they read for it.</summary>
internal sealed class TrackedOtp(string id, string phone)
{
    /// <summary>An OTP has room for 20 messages; the contract leaves open what comes after them.</summary>
    private const int MostResends = 12;

    private readonly Lock _gate = new();
    private readonly List<string> _codes = [];
    private int _resends;

    public string Id { get; } = id;

    public string Phone { get; } = phone;

    public bool CanBeResent => Volatile.Read(ref _resends) < MostResends;

    /// <summary>Counts a resend that was accepted, or may have been.</summary>
    public void CountResend() => Interlocked.Increment(ref _resends);

    /// <summary>Takes this OTP's codes from an inbox, newest first.</summary>
    public void Learn(IReadOnlyList<Message> inbox)
    {
        lock (_gate)
        {
            foreach (var message in inbox.Reverse().Where(m => m.OtpId == Id && !_codes.Contains(m.Code)))
            {
                _codes.Add(message.Code);
            }
        }
    }

    /// <summary>The newest known code; null if none is known.</summary>
    public string? RightCode()
    {
        lock (_gate)
        {
            return _codes.Count > 0 ? _codes[^1] : null;
        }
    }

    /// <summary>An earlier code, or one that nobody was sent.</summary>
    public string WrongCode(Random random)
    {
        lock (_gate)
        {
            if (_codes.Count == 0)
            {
                // The wrong length can't be the right code, whatever that is.
                return "0000";
            }
            if (_codes.Count > 1 && random.Next(2) == 0)
            {
                return _codes[random.Next(_codes.Count - 1)];
            }
            var digits = _codes[^1].ToCharArray();
            var place = random.Next(digits.Length);
            digits[place] = (char)('0' + ((digits[place] - '0' + 1 + random.Next(9)) % 10));
            return new string(digits);
        }
    }
}
