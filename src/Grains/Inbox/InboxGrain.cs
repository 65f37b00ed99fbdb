using Orleans.GrainDirectory;
using OtpActors.Delivery.Sandbox;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>Shows the messages of its silo, and gathers those of all. Keeps nothing and is reentrant: who gathers must not wait for who gathers.</summary>
[Reentrant]
[PreferLocalPlacement]
[GrainDirectory(CellDirectory.Name)]
[GrainType(TypeName)]
internal sealed class InboxGrain(SandboxInbox inbox, CellMap map, Standstill standstill, ILocalSiloDetails here) : Grain, IInboxGrain
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
            var told = await Task.WhenAll(map.Members.Select(silo => GrainCall.AskAsync(GrainFactory.GetGrain<IInboxGrain>(InboxKey.Of(silo)).LookAsync(question)).AsTask()));
            var messages = told.SelectMany(static t => ((InboxAnswer)t.Message!).Messages).OrderByDescending(static m => m.At);
            return new Parcel(new InboxAnswer([.. messages.Take(((InboxQuestion)question.Message!).Limit)]));
        }
        catch (Exception e) when (GrainCall.TroubleOf(e) is { } trouble)
        {
            // A silo that cannot be asked may have the very message that is looked for.
            return new Parcel(null, trouble);
        }
    }

    public ValueTask<Parcel> LookAsync(Parcel question)
    {
        if (!InboxKey.IsOf(this.GetGrainId(), here.SiloAddress))
        {
            // The silo that was meant is gone, and its messages with it.
            return ValueTask.FromResult(new Parcel(new InboxAnswer([])));
        }

        var (phone, limit) = (InboxQuestion)question.Message!;
        return ValueTask.FromResult(new Parcel(new InboxAnswer(inbox.Find(phone, limit))));
    }
}
