using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Engine.Ports;

/// <summary>
/// The second half of a provider that makes the code itself and alone can check it. Such a provider stands alone in its plan: nobody else could send the
/// same code. It is handed messages without a code.
/// </summary>
public interface ICodeKeeper
{
    /// <summary>Asks whether a code is the right one. The provider counts by its own rules besides; ours count first.</summary>
    /// <param name="messageId">Its name for the newest message, as in its answer; null when that answer never came.</param>
    /// <param name="phone">Whose code it is.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>What it says. It does not throw for what a network can do.</returns>
    ValueTask<KeeperVerdict> CheckAsync(string? messageId, PhoneNumber phone, OtpCode code, CancellationToken cancellationToken);
}
