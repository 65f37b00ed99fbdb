using System.Runtime.CompilerServices;
using OtpActors.Client.Errors;
using OtpActors.Client.Otps;

namespace OtpActors.Client;

/// <summary>
/// Sends and verifies one-time codes. Safe for any number of calls at once. What the server refuses is an <see cref="OtpActorsException"/>; a server
/// that cannot be reached is an <see cref="HttpRequestException"/>; both come after the retries.
/// </summary>
/// <param name="api">The OTP endpoints.</param>
/// <param name="webhooks">The management of webhook endpoints.</param>
public sealed class OtpActorsClient(IOtpActorsApi api, IWebhooksApi webhooks)
{
    private static readonly ResendRequest SameAgain = new();

    /// <summary>The OTP endpoints as they are, without conveniences.</summary>
    public IOtpActorsApi Api { get; } = api;

    /// <summary>The management of webhook endpoints.</summary>
    public IWebhooksApi Webhooks { get; } = webhooks;

    /// <summary>Sends a code.</summary>
    /// <param name="phone">The phone number, E.164.</param>
    /// <param name="cancellationToken">Ends the wait; a message may go out all the same.</param>
    /// <returns>The OTP; keep its id for <see cref="VerifyAsync"/>.</returns>
    public Task<SendReply> SendAsync(string phone, CancellationToken cancellationToken = default) =>
        SendAsync(new SendRequest { Phone = phone }, null, cancellationToken);

    /// <summary>Sends a code.</summary>
    /// <param name="request">To whom and what.</param>
    /// <param name="idempotencyKey">A key of your own, such as the id of the login attempt, if you repeat calls yourself; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait; a message may go out all the same.</param>
    /// <returns>The OTP; keep its id for <see cref="VerifyAsync"/>.</returns>
    public Task<SendReply> SendAsync(SendRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(request, idempotencyKey ?? NewKey(), cancellationToken);

    /// <summary>Checks a code. A wrong code is an answer, not an exception.</summary>
    /// <param name="otpId">The OTP's id.</param>
    /// <param name="code">What the person typed.</param>
    /// <param name="purpose">What the code must be for; null if you don't mind.</param>
    /// <param name="idempotencyKey">A key of your own for this try, if you repeat calls yourself; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait; the try may be counted all the same.</param>
    /// <returns>Whether it was right.</returns>
    public Task<VerifyReply> VerifyAsync(
        string otpId, Secret code, string? purpose = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Api.VerifyAsync(new VerifyRequest(otpId, code, purpose), idempotencyKey ?? NewKey(), cancellationToken);

    /// <summary>Sends another message of the same OTP.</summary>
    /// <param name="otpId">The OTP's id.</param>
    /// <param name="request">How; null for the same code over the same channel.</param>
    /// <param name="idempotencyKey">A key of your own, if you repeat calls yourself; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait; a message may go out all the same.</param>
    /// <returns>The OTP.</returns>
    public Task<SendReply> ResendAsync(
        string otpId, ResendRequest? request = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Api.ResendAsync(otpId, request ?? SameAgain, idempotencyKey ?? NewKey(), cancellationToken);

    /// <summary>An OTP as it stands.</summary>
    /// <param name="otpId">The OTP's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    public Task<OtpReply> GetAsync(string otpId, CancellationToken cancellationToken = default) => Api.GetAsync(otpId, cancellationToken);

    /// <summary>Cancels an OTP. May be repeated.</summary>
    /// <param name="otpId">The OTP's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The OTP.</returns>
    public Task<OtpReply> CancelAsync(string otpId, CancellationToken cancellationToken = default) => Api.CancelAsync(otpId, cancellationToken);

    /// <summary>All OTPs of a phone or a client reference, newest first, page by page as they are read.</summary>
    /// <param name="request">What to look for, and from which cursor on.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The OTPs.</returns>
    public async IAsyncEnumerable<OtpReply> SearchAsync(
        SearchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var next = request; next is not null;)
        {
            var page = await Api.SearchAsync(next, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = page.NextCursor is { } cursor ? next with { Cursor = cursor } : null;
        }
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
