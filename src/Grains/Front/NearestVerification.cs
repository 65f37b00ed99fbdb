using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Front;

/// <summary>
/// The driving port on a silo: what concerns a cell of this silo is done here, all else is handed over to the silo of its cell as a whole. One call between
/// silos at most, instead of one for each turn.
/// </summary>
/// <param name="here">Does it on this silo.</param>
/// <param name="there">Hands it over.</param>
/// <param name="map">Which silo that is.</param>
/// <param name="names">Names phones, and knows forged ids.</param>
internal sealed class NearestVerification(Verifier here, RemoteVerification there, CellMap map, KeyedNames names) : IVerification
{
    /// <inheritdoc/>
    public ValueTask<Answer<SendReceipt>> SendAsync(
        WorkspaceId workspace, SendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Of(workspace, request.Phone).SendAsync(workspace, request, key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer<CheckResult>> CheckAsync(
        WorkspaceId workspace, CheckRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Of(workspace, request.Otp).CheckAsync(workspace, request, key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer<SendReceipt>> ResendAsync(
        WorkspaceId workspace, ResendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Of(workspace, request.Otp).ResendAsync(workspace, request, key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer<OtpState>> CancelAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) =>
        Of(workspace, otp).CancelAsync(workspace, otp, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer<OtpState>> GetAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) =>
        Of(workspace, otp).GetAsync(workspace, otp, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer<SearchPage>> SearchAsync(WorkspaceId workspace, SearchRequest request, CancellationToken cancellationToken) =>
        here.SearchAsync(workspace, request, cancellationToken);

    private IVerification Of(WorkspaceId workspace, PhoneNumber phone) => map.IsHere(Cell.Of(names.Phone(workspace, phone).Value)) ? here : there;

    /// <summary>Ids that were not drawn for this workspace are refused here, at no other silo's cost (A33).</summary>
    private IVerification Of(WorkspaceId workspace, OtpId otp) => map.IsHere(Cell.Of(otp.Value)) || !names.Owns(workspace, otp) ? here : there;
}
