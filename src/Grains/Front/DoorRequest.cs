using OtpActors.Domain.Identity;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Front;

/// <summary>A request as a front end hands it over.</summary>
/// <param name="Workspace">Who asks.</param>
internal abstract record DoorRequest(WorkspaceId Workspace)
{
    public sealed record Send(WorkspaceId Workspace, SendRequest Request, IdempotencyKey? Key) : DoorRequest(Workspace);

    public sealed record Check(WorkspaceId Workspace, CheckRequest Request, IdempotencyKey? Key) : DoorRequest(Workspace);

    public sealed record Resend(WorkspaceId Workspace, ResendRequest Request, IdempotencyKey? Key) : DoorRequest(Workspace);

    public sealed record Cancel(WorkspaceId Workspace, OtpId Otp) : DoorRequest(Workspace);

    public sealed record Get(WorkspaceId Workspace, OtpId Otp) : DoorRequest(Workspace);

    public sealed record Search(WorkspaceId Workspace, SearchRequest Request) : DoorRequest(Workspace);
}
