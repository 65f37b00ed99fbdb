namespace OtpActors.Grains.Wire;

/// <summary>
/// One message between a caller and a grain: what is asked or what is answered. All grains take and give this one type, so that the wire knows one
/// alias and one codec (<see cref="ParcelCodec"/>); what is inside is told apart by fixed numbers (<see cref="Messages"/>). Within one silo the object
/// itself travels: every message is immutable.
/// </summary>
/// <param name="Message">The message; null when there is nothing to say.</param>
/// <param name="Trouble">Why there is no message.</param>
/// <param name="WatchAt">When the answering OTP wants to be looked at, should it be forgotten until then; null when that is seen to.</param>
[Immutable]
[Alias("otpactors.parcel")]
internal sealed record Parcel(object? Message, Trouble Trouble = Trouble.None, DateTimeOffset? WatchAt = null)
{
    /// <summary>Its kind only: messages carry numbers and codes.</summary>
    public override string ToString() => $"Parcel {{ {Message?.GetType().Name}, {Trouble} }}";
}
