using Orleans.GrainDirectory;
using OtpActors.Delivery.Sandbox;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>Shows the messages of its silo, and gathers those of all. Reentrant, since it asks its own silo, too.</summary>
[Reentrant]
[GrainDirectory(CellDirectory.Name)]
[GrainType(TypeName)]
internal sealed class InboxGrain(SandboxInbox inbox, CellMap cells, Standstill standstill) : Grain, IInboxGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.inbox";

    public async ValueTask<Parcel> FindAsync(Parcel question)
    {
        if (standstill.Lately)
        {
            // There may be others by now that it has not heard of.
            return new Parcel(null, Trouble.Storage);
        }

        try
        {
            var told = await Task.WhenAll(cells.OneOfEach().Select(cell => GrainCall.AskAsync(GrainFactory.GetGrain<IInboxGrain>(cell).LookAsync(question)).AsTask()));
            var messages = told.SelectMany(static t => ((InboxAnswer)t.Message!).Messages).OrderByDescending(static m => m.At);
            return new Parcel(new InboxAnswer([.. messages.Take(((InboxQuestion)question.Message!).Limit)]));
        }
        catch (OverloadedException)
        {
            return new Parcel(null, Trouble.Overload);
        }
        catch (StorageUnavailableException)
        {
            // A silo that cannot be asked may have the very message that is looked for.
            return new Parcel(null, Trouble.Storage);
        }
    }

    public ValueTask<Parcel> LookAsync(Parcel question)
    {
        var (phone, limit) = (InboxQuestion)question.Message!;
        return ValueTask.FromResult(new Parcel(new InboxAnswer(inbox.Find(phone, limit))));
    }
}
