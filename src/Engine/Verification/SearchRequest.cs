using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>A search for OTPs. One of phone and reference is given; with both, the reference narrows the phone's list.</summary>
/// <param name="Phone">The phone; null for none.</param>
/// <param name="ClientReference">The client reference; null for none.</param>
/// <param name="Limit">Most items of the page, 1 to 100.</param>
/// <param name="Cursor">The last OTP of the page before; null for the first page.</param>
public sealed record SearchRequest(PhoneNumber? Phone, string? ClientReference, int Limit, OtpId? Cursor);
