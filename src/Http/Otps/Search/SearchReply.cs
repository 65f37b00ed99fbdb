using OtpActors.Engine.Verification;
using OtpActors.Http.Otps.Status;

namespace OtpActors.Http.Otps.Search;

/// <summary>One page of a search.</summary>
internal sealed record SearchReply(IReadOnlyList<StatusReply> Items, string? NextCursor)
{
    public static SearchReply Of(SearchPage page) => new([.. page.Items.Select(StatusReply.Of)], page.Next?.ToString());
}
