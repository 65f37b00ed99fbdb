using OtpActors.Domain.Otps;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of an OTP actor.</summary>
public abstract record OtpRequest
{
    private OtpRequest()
    {
    }

    /// <summary>What the request rests on. Not sent to another silo: there it is saved.</summary>
    public Footing Footing { get; init; }

    /// <summary>Its state as it stands now.</summary>
    public sealed record Read : OtpRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>A command of its machine.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Birth">The OTP's id was drawn for this very request.</param>
    public sealed record Apply(OtpCommand Command, bool Birth = false) : OtpRequest;

    /// <summary>Forgets the OTP as if it had never been; the answer is what was there.</summary>
    public sealed record Erase : OtpRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Erase Instance { get; } = new();
    }

    /// <summary>A code to compare and count.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Purpose">What for; null when the caller names none. Another purpose than the send's is a wrong code.</param>
    /// <param name="Tag">Names a request with an idempotency key; 0 for none.</param>
    /// <param name="Verdict">What the provider said that made the code; null for a code of ours.</param>
    public sealed record Check(OtpCode Code, string? Purpose, ulong Tag, bool? Verdict = null) : OtpRequest;
}
