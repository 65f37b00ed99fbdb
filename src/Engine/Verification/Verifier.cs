using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Verification;

/// <summary>The driving port on any engine: checks the id at the door, runs the flow once for its idempotency key, counts the result.</summary>
internal sealed class Verifier(
    IActors actors,
    IWorkspaces workspaces,
    KeyedNames names,
    Idempotency idempotency,
    SendFlow send,
    ResendFlow resend,
    CheckFlow check,
    SearchFlow search,
    IOtpEvents events,
    Lookout lookout,
    EngineMetrics metrics) : IVerification
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer<SendReceipt>> SendAsync(
        WorkspaceId workspace, SendRequest request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var settings = Settings(workspace);
        var phone = names.Phone(workspace, request.Phone);
        var otp = names.DrawOtp(workspace, phone);
        var answer = key is null
            ? await send.RunAsync(settings, request, phone, new Ticket(null, 0, otp, false, Task.CompletedTask), cancellationToken)
            : await idempotency.OnceAsync(
                workspace,
                key,
                otp,
                ticket => send.RunAsync(settings, request, phone, ticket, cancellationToken),
                static a => a.Value is { } receipt ? StoredAnswer.Write(receipt) : [],
                kept => ValueTask.FromResult(StoredAnswer.ReadSend(kept.Answer, request.Phone)));
        metrics.Send(answer.Refusal, answer.Replayed);
        Keep(workspace, answer.Refusal, request.Phone, null);
        return answer;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer<CheckResult>> CheckAsync(
        WorkspaceId workspace, CheckRequest request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!names.Owns(workspace, request.Otp))
        {
            return new Answer<CheckResult>(Refusals.NotFound);
        }

        var settings = Settings(workspace);
        var answer = key is null
            ? await check.RunAsync(settings, request, new Ticket(null, 0, request.Otp, false, Task.CompletedTask), cancellationToken)
            : await idempotency.OnceAsync(
                workspace,
                key,
                names.DrawOtp(workspace),
                ticket => check.RunAsync(settings, request, ticket, cancellationToken),
                static a => a.Value is { } result ? StoredAnswer.Write(result) : StoredAnswer.Write(a.Refusal!),
                kept => ReplayAsync(request.Otp, kept.Answer, StoredAnswer.ReadCheck));
        metrics.Check(answer.Value, answer.Refusal, answer.Replayed);
        Keep(workspace, answer.Refusal, null, request.Otp);
        return answer;
    }

    public async ValueTask<Answer<SendReceipt>> ResendAsync(
        WorkspaceId workspace, ResendRequest request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!names.Owns(workspace, request.Otp))
        {
            return new Answer<SendReceipt>(Refusals.NotFound);
        }

        var settings = Settings(workspace);
        var answer = await idempotency.OnceAsync(
            workspace,
            key,
            names.DrawOtp(workspace),
            ticket => resend.RunAsync(settings, request, ticket, cancellationToken),
            static a => a.Value is { } receipt ? StoredAnswer.Write(receipt) : [],
            kept => ReplayAsync(request.Otp, kept.Answer, StoredAnswer.ReadSend));
        metrics.Send(answer.Refusal, answer.Replayed);
        Keep(workspace, answer.Refusal, null, request.Otp);
        return answer;
    }

    public async ValueTask<Answer<OtpState>> CancelAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await AskAsync(workspace, otp, new OtpRequest.Apply(new OtpCommand.Cancel()));
    }

    public ValueTask<Answer<OtpState>> GetAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) =>
        AskAsync(workspace, otp, OtpRequest.Read.Instance);

    public ValueTask<Answer<SearchPage>> SearchAsync(WorkspaceId workspace, SearchRequest request, CancellationToken cancellationToken) =>
        request.Cursor is { } cursor && !names.Owns(workspace, cursor)
            ? ValueTask.FromResult(new Answer<SearchPage>(Refusals.Field("cursor", "This cursor was not given by this search. Start again without one.")))
            : search.RunAsync(workspace, request);

    private async ValueTask<Answer<OtpState>> AskAsync(WorkspaceId workspace, OtpId otp, OtpRequest request)
    {
        if (!names.Owns(workspace, otp))
        {
            return new Answer<OtpState>(Refusals.NotFound);
        }

        var reply = await actors.AskAsync(otp, request);
        await reply.Saved;
        events.TellNews(reply.Answer.State);
        return Refusals.Dead(reply.Answer.Outcome) is { } refusal ? new Answer<OtpState>(refusal) : new Answer<OtpState>(reply.Answer.State!);
    }

    /// <summary>Fills in the number, which a kept answer does not hold. An OTP that is gone, or was erased, takes its answers with it.</summary>
    private async ValueTask<Answer<T>> ReplayAsync<T>(OtpId otp, ImmutableArray<byte> kept, Func<ImmutableArray<byte>, PhoneNumber, Answer<T>> read)
        where T : class
    {
        var found = await actors.AskAsync(otp, OtpRequest.Read.Instance);
        await found.Saved;
        return found.Answer.State is { } state ? read(kept, state.Draft.Phone) : new Answer<T>(Refusals.NotFound);
    }

    private void Keep(WorkspaceId workspace, Refusal? refusal, PhoneNumber? phone, OtpId? otp)
    {
        if (refusal is not null)
        {
            lookout.Refused(workspace, refusal, phone, otp);
        }
    }

    private WorkspaceSettings Settings(WorkspaceId workspace) =>
        workspaces.Find(workspace) ?? throw new InvalidOperationException($"The workspace {workspace} has a key but no settings.");
}
