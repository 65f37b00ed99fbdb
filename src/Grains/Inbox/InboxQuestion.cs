using OtpActors.Domain.Identity;

namespace OtpActors.Grains.Inbox;

/// <summary>Which messages are wanted.</summary>
internal sealed record InboxQuestion(PhoneNumber? Phone, int Limit);
