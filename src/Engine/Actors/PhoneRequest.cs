using OtpActors.Domain.Phones;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of a phone actor.</summary>
public abstract record PhoneRequest
{
    private PhoneRequest()
    {
    }

    /// <summary>What the request rests on. Not sent to another silo: there it is saved.</summary>
    public Footing Footing { get; init; }

    /// <summary>Its state as it stands now.</summary>
    public sealed record Read : PhoneRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>A command of its machine.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Policy">What the workspace allows the phone.</param>
    public sealed record Apply(PhoneCommand Command, PhonePolicy Policy) : PhoneRequest;
}
