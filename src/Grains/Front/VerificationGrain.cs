using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Front;

/// <summary>
/// The door for other Orleans applications: the engine's driving port in the words of the public contract. Stateless and reentrant: two hung provider
/// calls must not stop a silo (docs/decisions/2026-11-21-cluster-engine.md).
/// </summary>
[StatelessWorker]
[Reentrant]
[GrainType("otpactors.verification")]
internal sealed class VerificationGrain(IVerification verification, IWorkspaces workspaces, IGrainContext context) : IGrainBase, IVerificationGrain
{
    private readonly WorkspaceId? _named = WorkspaceId.TryParse(context.GrainId.Key.ToString(), out var id) ? id : null;

    public IGrainContext GrainContext => context;

    /// <summary>The workspace, if there is one of this name by now.</summary>
    private WorkspaceId? Workspace => _named is { } named && workspaces.Find(named) is not null ? named : null;

    public async ValueTask<SendOtpResult> SendAsync(SendOtp request)
    {
        if (Workspace is not { } workspace)
        {
            return new SendOtpResult { Refusal = FrontReplies.NoWorkspace };
        }

        var (send, fault) = SendForm.Read(request);
        return send is null
            ? new SendOtpResult { Refusal = fault }
            : await FrontReplies.GuardAsync(
                async () => FrontReplies.Of(await verification.SendAsync(
                    workspace, send, SendForm.Key(request.IdempotencyKey, "send", request), CancellationToken.None)),
                static refusal => new SendOtpResult { Refusal = refusal });
    }

    public async ValueTask<VerifyOtpResult> VerifyAsync(VerifyOtp request)
    {
        if (Workspace is not { } workspace)
        {
            return new VerifyOtpResult { Refusal = FrontReplies.NoWorkspace };
        }

        if (!OtpCode.TryParse(request.Code.Trim(), out var code))
        {
            return new VerifyOtpResult { Refusal = SendForm.Fault("code", "Give a string of 4 to 8 ASCII digits.") };
        }

        return OtpId.TryParse(request.OtpId, out var otp)
            ? await FrontReplies.GuardAsync(
                async () => FrontReplies.Of(await verification.CheckAsync(
                    workspace, new CheckRequest(otp, code, request.Purpose), SendForm.Key(request.IdempotencyKey, "verify", request), CancellationToken.None)),
                static refusal => new VerifyOtpResult { Refusal = refusal })
            : new VerifyOtpResult { Refusal = FrontReplies.NotFound };
    }

    public async ValueTask<SendOtpResult> ResendAsync(ResendOtp request)
    {
        if (Workspace is not { } workspace)
        {
            return new SendOtpResult { Refusal = FrontReplies.NoWorkspace };
        }

        var channel = RequestedChannelNames.Find(request.Channel);
        if (request.Channel is not null && channel is null)
        {
            return new SendOtpResult { Refusal = SendForm.Fault("channel", "Give \"whatsapp\", \"sms\" or \"auto\", or null.") };
        }

        return OtpId.TryParse(request.OtpId, out var otp)
            ? await FrontReplies.GuardAsync(
                async () => FrontReplies.Of(await verification.ResendAsync(
                    workspace, new ResendRequest(otp, channel, request.NewCode), SendForm.Key(request.IdempotencyKey, "resend", request), CancellationToken.None)),
                static refusal => new SendOtpResult { Refusal = refusal })
            : new SendOtpResult { Refusal = FrontReplies.NotFound };
    }

    public ValueTask<OtpResult> CancelAsync(string otpId) => AskAsync(otpId, (workspace, otp) => verification.CancelAsync(workspace, otp, CancellationToken.None));

    public ValueTask<OtpResult> GetAsync(string otpId) => AskAsync(otpId, (workspace, otp) => verification.GetAsync(workspace, otp, CancellationToken.None));

    private async ValueTask<OtpResult> AskAsync(string otpId, Func<WorkspaceId, OtpId, ValueTask<Answer<OtpState>>> ask)
    {
        if (Workspace is not { } workspace)
        {
            return new OtpResult { Refusal = FrontReplies.NoWorkspace };
        }

        return OtpId.TryParse(otpId, out var otp)
            ? await FrontReplies.GuardAsync(async () => FrontReplies.Of(await ask(workspace, otp)), static refusal => new OtpResult { Refusal = refusal })
            : new OtpResult { Refusal = FrontReplies.NotFound };
    }
}
