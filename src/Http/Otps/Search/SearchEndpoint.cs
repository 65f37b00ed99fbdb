using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Verification;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Search;

/// <summary><c>POST /v1/otp/search</c>.</summary>
internal static class SearchEndpoint
{
    public const string Path = "/v1/otp/search";

    private const int LimitDefault = 20;

    private static readonly NumberRange Limit = new("limit", 1, Limits.ListedOtpsMax);
    private static readonly TextForm Cursor = new(
        "cursor", static text => OtpId.TryParse(text, out _), "Give the next_cursor of the page before, or leave the field out.");

    public static async ValueTask<Reply> HandleAsync(Call call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.SearchBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var request = Read(fields, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Read) is { } lack)
        {
            return lack;
        }

        var answer = await call.Verification.SearchAsync(call.Workspace, request, call.Aborted);
        return answer.TryGet(out var page, out var refusal)
            ? new JsonReply<SearchReply>(SearchReply.Of(page), ReplyJson.Default.SearchReply)
            : Refused.Of(refusal, false);
    }

    private static SearchRequest Read(SearchBody fields, FieldErrors errors)
    {
        if (fields.Phone.State == FieldState.Absent && fields.ClientReference.State == FieldState.Absent)
        {
            errors.Add("client_reference", "Give phone or client_reference.");
        }

        var cursor = Cursor.Read(fields.Cursor, errors);
        return new SearchRequest(
            Phones.Read(fields.Phone, errors),
            ClientReference.Form.Read(fields.ClientReference, errors),
            Limit.Read(fields.Limit, errors) ?? LimitDefault,
            OtpId.TryParse(cursor, out var last) ? last : null);
    }
}
