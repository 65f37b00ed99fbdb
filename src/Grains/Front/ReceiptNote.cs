using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Grains.Front;

/// <summary>A genuine receipt as a front end hands it over.</summary>
/// <param name="State">What it says.</param>
/// <param name="Error">Why the message failed, in a word.</param>
internal abstract record ReceiptNote(ReceiptState State, string? Error)
{
    /// <summary>It names the OTP and which of its messages.</summary>
    public sealed record OfAttempt(OtpId Otp, int Attempt, ReceiptState State, string? Error) : ReceiptNote(State, Error);

    /// <summary>It names the message by its provider's id only.</summary>
    public sealed record OfMessage(string Provider, string MessageId, ReceiptState State, string? Error) : ReceiptNote(State, Error);
}
