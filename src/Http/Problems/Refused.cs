using System.Security.Cryptography;
using OtpActors.Engine.Verification;
using OtpActors.Http.Access;

namespace OtpActors.Http.Problems;

/// <summary>The front end's own problems and their sentences, and the engine's refusals turned into problems.</summary>
internal static class Refused
{
    public static readonly Problem InvalidApiKey = new(
        ProblemKinds.InvalidApiKey, "Send a valid API key as \"Authorization: Bearer oat_...\". A key in the URL is never accepted.");

    public static readonly Problem InvalidAdminKey = new(
        ProblemKinds.InvalidAdminKey, "Send the admin key as \"Authorization: Bearer ...\". An API key is not an admin key.");

    public static readonly Problem NoSuchThing = new(
        ProblemKinds.NotFound, "There is no such workspace, or nothing of this name in it.");

    public static readonly Problem NoSuchProvider = new(
        ProblemKinds.NotFound, "There is no provider of this name on this front end.");

    public static readonly Problem NoSuchTemplate = new(
        ProblemKinds.NotFound, "There is no template of this name on this front end.");

    public static readonly Problem NotFound = new(
        ProblemKinds.NotFound, "There is no such address. The API is described at /openapi/v1.json.");

    public static readonly Problem MethodNotAllowed = new(
        ProblemKinds.MethodNotAllowed, "This address does not take this method. The Allow header names those that it takes.");

    public static readonly Problem OtpNotFound = new(
        ProblemKinds.OtpNotFound, "There is no such OTP in this workspace, or it is no longer kept.");

    public static readonly Problem WebhookNotFound = new(
        ProblemKinds.NotFound, "There is no such webhook endpoint in this workspace.");

    public static readonly Problem TooLarge = new(
        ProblemKinds.PayloadTooLarge, "The body is larger than 16 KiB. Send only the fields that the API describes.")
    {
        Closes = true,
    };

    public static readonly Problem CutOff = new(
        ProblemKinds.InvalidRequest, "The body did not arrive whole, or too slowly. Send it again.")
    {
        Closes = true,
    };

    public static readonly Problem NotJson = new(
        ProblemKinds.UnsupportedMediaType, "Send the body as JSON in UTF-8, with \"Content-Type: application/json\" and no Content-Encoding.");

    public static readonly Problem Internal = new(
        ProblemKinds.InternalError, "The request failed for a reason on our side. Tell the operator the request_id.");

    public static Problem Overloaded => new(
        ProblemKinds.Overloaded, "The server has more to do than it can. Nothing was done; try again after Retry-After.")
    {
        RetryAfter = Jitter(),
    };

    public static Problem StorageUnavailable => new(
        ProblemKinds.StorageUnavailable, "The server cannot reach its storage. Try again after Retry-After, with the same Idempotency-Key.")
    {
        RetryAfter = Jitter(),
    };

    public static Problem Unreadable(string detail) => new(ProblemKinds.InvalidRequest, detail);

    public static Problem MissingScope(Scopes scope)
    {
        return new Problem(
            ProblemKinds.ScopeMissing, $"This API key lacks the scope \"{ScopeNames.Of(scope)[0]}\". Use another key, or have this one's scopes widened.");
    }

    public static Problem Of(Refusal refusal, bool replayed)
    {
        if (refusal.Code == RefusalCode.OtpNotFound)
        {
            // The very same bytes as for a malformed id (A33).
            return OtpNotFound;
        }

        return new Problem(ProblemKinds.Of(refusal.Code), refusal.Detail)
        {
            Errors = refusal.Field is { } field ? new Dictionary<string, IReadOnlyList<string>> { [field] = [refusal.Detail] } : null,
            Limit = refusal.Limit,
            LimitCount = refusal.LimitCount,
            RetryAfter = refusal.RetryAfter,
            Replayed = replayed,
        };
    }

    // Callers that were refused together should not come back together (A61).
    private static TimeSpan Jitter() => TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(1, 4));
}
