using Microsoft.AspNetCore.Http;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Verification;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Access;

/// <summary>One authenticated request, as handlers see it.</summary>
internal sealed class Call(HttpContext context, Caller caller, IVerification verification)
{
    public HttpRequest Request => context.Request;

    public WorkspaceId Workspace => caller.Workspace;

    public IVerification Verification => verification;

    /// <summary>The caller hung up.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The refusal for a key that lacks a scope; null when it has it.</summary>
    public Reply? Lacks(Scopes scope) => caller.Scopes.HasFlag(scope) ? null : Refused.MissingScope(scope);

    /// <summary>The id in the path. One that is malformed is unknown (A33).</summary>
    public bool TryGetOtp(out OtpId otp) => OtpId.TryParse(context.Request.RouteValues["otp_id"] as string, out otp);

    /// <summary>The webhook endpoint in the path. One that is malformed is unknown.</summary>
    public bool TryGetWebhook(out EndpointId id) => EndpointId.TryParse(context.Request.RouteValues["id"] as string, out id);
}
