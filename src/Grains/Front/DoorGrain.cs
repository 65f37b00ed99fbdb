using Orleans.GrainDirectory;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Engine.Workspaces;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Front;

/// <summary>
/// Drives the requests that concern one cell, on the silo of that cell. Keeps nothing and is reentrant: two hung provider calls must not stop a silo
/// (docs/decisions/2026-11-21-cluster-engine.md).
/// </summary>
[Reentrant]
[GrainDirectory(CellDirectory.Name)]
[GrainType(TypeName)]
internal sealed class DoorGrain(
    Verifier verification, IWorkspaces workspaces, ISendRates rates, ReceiptHall receipts, KeyedNames names, Standstill standstill, WorkspaceRefresh? refresh = null)
    : Grain, IDoorGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.door";

    public async ValueTask<Parcel> AskAsync(Parcel request)
    {
        try
        {
            if (standstill.Lately)
            {
                // The others may have given this silo up: it must not answer for them.
                return new Parcel(null, Trouble.Storage);
            }

            var asked = (DoorRequest)request.Message!;
            if (workspaces.Find(asked.Workspace) is null && refresh is not null)
            {
                // Made a moment ago: the front end knows it already.
                await refresh.RefreshAsync();
            }

            return new Parcel(await DriveAsync(asked));
        }
        catch (Exception e) when (GrainCall.TroubleOf(e) is { } trouble)
        {
            return new Parcel(null, trouble);
        }
    }

    public async ValueTask<Parcel> ReceiveAsync(Parcel receipt)
    {
        try
        {
            await receipts.ReceiveAsync((ReceiptNote)receipt.Message!);
            return new Parcel(null);
        }
        catch (Exception e) when (GrainCall.TroubleOf(e) is { } trouble)
        {
            return new Parcel(null, trouble);
        }
    }

    public ValueTask<bool> PingAsync(Guid checkValue) => ValueTask.FromResult(checkValue == ActorGrainKey.Of(names.CheckValue));

    private async ValueTask<DoorAnswer> DriveAsync(DoorRequest request)
    {
        var never = CancellationToken.None;
        return request switch
        {
            DoorRequest.Send r => Tell(r.Workspace, await verification.SendAsync(r.Workspace, r.Request, r.Key, never)),
            DoorRequest.Check r => Tell(r.Workspace, await verification.CheckAsync(r.Workspace, r.Request, r.Key, never)),
            DoorRequest.Resend r => Tell(r.Workspace, await verification.ResendAsync(r.Workspace, r.Request, r.Key, never)),
            DoorRequest.Cancel r => Tell(r.Workspace, await verification.CancelAsync(r.Workspace, r.Otp, never)),
            DoorRequest.Get r => Tell(r.Workspace, await verification.GetAsync(r.Workspace, r.Otp, never)),
            DoorRequest.Search r => Tell(r.Workspace, await verification.SearchAsync(r.Workspace, r.Request, never)),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Unknown request."),
        };
    }

    private DoorAnswer Tell<T>(WorkspaceId workspace, Answer<T> answer)
        where T : class
    {
        var (remaining, reset) = workspaces.Find(workspace) is { SendsPerSecond: > 0 and var perSecond } ? rates.Peek(workspace, perSecond) : (0, TimeSpan.Zero);
        return new DoorAnswer(answer.Value, answer.Refusal, answer.Replayed, remaining, reset);
    }
}
