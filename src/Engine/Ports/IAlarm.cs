using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>What an engine calls when an OTP's <see cref="IActor{TState,TRequest,TAnswer}.WakeAt"/> has come.</summary>
public interface IAlarm
{
    /// <summary>Gives the OTP its turn and does what follows: a fallback, a charge, an end. May be called twice; the second time finds nothing to do.</summary>
    /// <param name="otp">Which.</param>
    /// <param name="cancellationToken">The host is stopping: start nothing new.</param>
    /// <returns>Completes when all that follows is done.</returns>
    ValueTask RingAsync(OtpId otp, CancellationToken cancellationToken);
}
