using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>The way of a search: the phone or the reference knows its OTPs, and each OTP tells its own state.</summary>
internal sealed class SearchFlow(IActors actors, KeyedNames names)
{
    public async ValueTask<Answer<SearchPage>> RunAsync(WorkspaceId workspace, SearchRequest request)
    {
        var listed = request.Phone is { } phone
            ? await ListAsync(names.Phone(workspace, phone))
            : await ListAsync(names.Reference(workspace, request.ClientReference ?? ""));
        var from = request.Cursor is { } cursor ? listed.IndexOf(cursor) + 1 : 0;
        if (request.Cursor is not null && from == 0)
        {
            // What the cursor names is no longer listed, so nothing older is either.
            return new Answer<SearchPage>(new SearchPage([], null));
        }

        var items = ImmutableArray.CreateBuilder<OtpState>();
        for (var i = from; i < listed.Length; i++)
        {
            if (items.Count == request.Limit)
            {
                return new Answer<SearchPage>(new SearchPage(items.ToImmutable(), listed[i - 1]));
            }

            var found = await actors.AskAsync(listed[i], OtpRequest.Read.Instance);
            await found.Saved;
            if (found.Answer.State is { } state && (request.ClientReference is null || state.Draft.ClientReference == request.ClientReference))
            {
                items.Add(state);
            }
        }

        return new Answer<SearchPage>(new SearchPage(items.ToImmutable(), null));
    }

    private async ValueTask<ImmutableArray<OtpId>> ListAsync(PhoneKey phone)
    {
        var reply = await actors.AskAsync(phone, PhoneRequest.Read.Instance);
        await reply.Saved;
        return [.. reply.Answer.State.Places.Where(static p => p.Token == 0).Select(static p => p.Otp).Reverse().Take(Limits.ListedOtpsMax)];
    }

    private async ValueTask<ImmutableArray<OtpId>> ListAsync(ReferenceKey reference)
    {
        var reply = await actors.AskAsync(reference, ReferenceRequest.Read.Instance);
        await reply.Saved;
        return [.. reply.Answer.Otps.Reverse()];
    }
}
