using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Front;

/// <summary>The driving port that hands every request over to the silo of its cell.</summary>
internal sealed class RemoteVerification(Doors doors, RemoteRates rates) : IVerification
{
    public ValueTask<Answer<SendReceipt>> SendAsync(
        WorkspaceId workspace, SendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        AskAsync<SendReceipt>(doors.For(workspace, request.Phone), new DoorRequest.Send(workspace, request, key), cancellationToken);

    public ValueTask<Answer<CheckResult>> CheckAsync(
        WorkspaceId workspace, CheckRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        AskAsync<CheckResult>(doors.For(request.Otp), new DoorRequest.Check(workspace, request, key), cancellationToken);

    public ValueTask<Answer<SendReceipt>> ResendAsync(
        WorkspaceId workspace, ResendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        AskAsync<SendReceipt>(doors.For(request.Otp), new DoorRequest.Resend(workspace, request, key), cancellationToken);

    public ValueTask<Answer<OtpState>> CancelAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) =>
        AskAsync<OtpState>(doors.For(otp), new DoorRequest.Cancel(workspace, otp), cancellationToken);

    public ValueTask<Answer<OtpState>> GetAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) =>
        AskAsync<OtpState>(doors.For(otp), new DoorRequest.Get(workspace, otp), cancellationToken);

    public ValueTask<Answer<SearchPage>> SearchAsync(WorkspaceId workspace, SearchRequest request, CancellationToken cancellationToken) =>
        AskAsync<SearchPage>(request.Phone is { } phone ? doors.For(workspace, phone) : doors.Any(), new DoorRequest.Search(workspace, request), cancellationToken);

    private async ValueTask<Answer<T>> AskAsync<T>(IDoorGrain door, DoorRequest request, CancellationToken cancellationToken)
        where T : class
    {
        // From here on the request goes its way, whether its caller stays or not.
        cancellationToken.ThrowIfCancellationRequested();
        var told = await GrainCall.AskAsync(door.AskAsync(new Parcel(request)));
        var answer = (DoorAnswer)told.Message!;
        rates.Note(request.Workspace, answer.Remaining, answer.Reset);
        return answer.As<T>();
    }
}
