using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>What an engine calls when the <see cref="IActor{TState,TRequest,TAnswer}.WakeAt"/> of an outbox's page has come.</summary>
public interface IPageAlarm
{
    /// <summary>
    /// Takes what is due and has it tried, without waiting for the tries. What there is no room for stays due: call again after a pause of seconds for as
    /// long as the page's time has come. May be called twice; the second time finds nothing to do.
    /// </summary>
    /// <param name="page">Which.</param>
    /// <param name="cancellationToken">The host is stopping: start nothing new.</param>
    /// <returns>Completes when what there was room for is leased.</returns>
    ValueTask RingAsync(PageKey page, CancellationToken cancellationToken);
}
