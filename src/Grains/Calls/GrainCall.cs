using System.Runtime.CompilerServices;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Calls;

/// <summary>One call of a grain in the engine's words: what the cluster's plumbing throws becomes what a flow knows how to answer.</summary>
internal static class GrainCall
{
    /// <summary>Waits for the answer.</summary>
    /// <exception cref="OverloadedException">A queue is full or the silo sheds load: nothing happened.</exception>
    /// <exception cref="StorageUnavailableException">The outcome is unknown: the store failed, a silo died, or the answer did not come in time (A94).</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<Parcel> AskAsync(ValueTask<Parcel> call)
    {
        Parcel told;
        try
        {
            told = await call;
        }
        catch (Exception e) when (e is LimitExceededException or GatewayTooBusyException)
        {
            throw new OverloadedException("line before an actor");
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or InvalidDataException)
        {
            throw new StorageUnavailableException("An actor's answer did not come: its silo may have died. What was asked may or may not have been done.", e);
        }

        return told.Trouble switch
        {
            Trouble.None => told,
            Trouble.Overload => throw new OverloadedException("line before an actor"),
            _ => throw new StorageUnavailableException("The record of an actor could not be read or written. See the log of its silo."),
        };
    }

    /// <summary>The other way round: what a grain answers instead of throwing; null for what is nobody's to expect.</summary>
    public static Trouble? TroubleOf(Exception e) => e switch
    {
        OverloadedException => Trouble.Overload,
        StorageUnavailableException => Trouble.Storage,
        _ => null,
    };
}
