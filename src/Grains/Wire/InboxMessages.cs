using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Inbox;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of the sandbox's inbox and what it answers.</summary>
internal static class InboxMessages
{
    public static void Write(InboxQuestion question, ref StateWriter to)
    {
        to.Text(question.Phone?.E164);
        to.Number(Math.Max(0, question.Limit));
    }

    public static InboxQuestion ReadQuestion(ref StateReader from) => new(from.TextOrNone() is { } phone ? Phone(phone) : null, from.Small());

    public static void Write(InboxAnswer answer, ref StateWriter to)
    {
        to.Number(answer.Messages.Count);
        foreach (var message in answer.Messages)
        {
            to.Bits(message.OtpId.Value);
            to.Text(message.Phone.E164);
            to.Number((int)message.Channel);
            to.Text(message.Code.Reveal());
            to.Text(message.Text);
            to.Time(message.At);
        }
    }

    public static InboxAnswer ReadAnswer(ref StateReader from)
    {
        var messages = new List<SandboxMessage>(from.Count());
        for (var i = messages.Capacity; i > 0; i--)
        {
            messages.Add(new SandboxMessage(
                new OtpId(from.Bits()), Phone(from.Text()), OtpFormat.Known((Channel)from.Small()), Code(from.Text()), from.Text(), from.Time()));
        }

        return new InboxAnswer(messages);
    }

    private static PhoneNumber Phone(string text) =>
        PhoneNumber.TryParse(text, out var phone) ? phone : throw new InvalidDataException("A message holds no phone number.");

    private static OtpCode Code(string text) => OtpCode.TryParse(text, out var code) ? code : throw new InvalidDataException("A message holds no code.");
}
