using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Otps;

/// <summary>What a send asks for, decided and complete: nothing in it changes during the OTP's life.</summary>
/// <param name="Id">The OTP.</param>
/// <param name="Workspace">Whose it is.</param>
/// <param name="Phone">To whom.</param>
/// <param name="Purpose">What it is for: a check may name it.</param>
/// <param name="Template">The message template.</param>
/// <param name="Locale">The message's language, BCP 47.</param>
/// <param name="ExpiresIn">The lifetime, whole seconds.</param>
/// <param name="AttemptsAllowed">Checks allowed, 1 to <see cref="Limits.AttemptsMax"/>.</param>
/// <param name="Retention">How long it is kept after its end.</param>
/// <param name="Metadata">The caller's own data, JSON; null for none.</param>
/// <param name="ClientReference">The caller's own name for it; null for none.</param>
/// <param name="AppHash">Android SMS Retriever hash; null for none.</param>
/// <param name="Origin">The domain for an origin-bound last line; null for none.</param>
/// <param name="Steps">The delivery plan.</param>
public sealed record OtpDraft(
    OtpId Id,
    WorkspaceId Workspace,
    PhoneNumber Phone,
    string Purpose,
    string Template,
    string Locale,
    TimeSpan ExpiresIn,
    int AttemptsAllowed,
    TimeSpan Retention,
    string? Metadata,
    string? ClientReference,
    string? AppHash,
    string? Origin,
    ImmutableArray<PlanStep> Steps)
{
    /// <summary>Whether the workspace had webhook endpoints when it was sent: then what happens to it is kept for their outboxes.</summary>
    public bool Reports { get; init; }
}
