using System.Net;

namespace OtpActors.Client.Errors;

/// <summary>
/// The server refused, and said why. Decide by <see cref="Code"/> and <see cref="Limit"/>, which never change their meaning. The message is for people
/// who read logs; it never holds a code, a key or a full phone number.
/// </summary>
public sealed class OtpActorsException : Exception
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoErrors = [];

    internal OtpActorsException(HttpStatusCode status, string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Status = status;
        Code = code;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What happened: one of <see cref="ErrorCodes"/>, or a newer one.</summary>
    public string Code { get; }

    /// <summary>Which limit refused, such as <c>phone_cooldown</c>; null unless the code is <see cref="ErrorCodes.RateLimitExceeded"/>.</summary>
    public string? Limit { get; internal init; }

    /// <summary>What is wrong with which fields; empty when no field is at fault.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; internal init; } = NoErrors;

    /// <summary>After how long the same request may succeed; null when waiting does not help or is not known to.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The request's id, to be given to whoever runs the server.</summary>
    public string? RequestId { get; internal init; }
}
