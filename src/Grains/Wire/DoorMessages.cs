using System.Net;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Storage;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Wire;

/// <summary>What front ends ask.</summary>
internal static class DoorMessages
{
    public static void Write(DoorRequest request, ref StateWriter to)
    {
        to.Text(request.Workspace.ToString());
        switch (request)
        {
            case DoorRequest.Send send:
                to.Number(1);
                WriteKey(send.Key, ref to);
                WriteSend(send.Request, ref to);
                break;
            case DoorRequest.Check check:
                to.Number(2);
                WriteKey(check.Key, ref to);
                to.Bits(check.Request.Otp.Value);
                to.Text(check.Request.Code.Reveal());
                to.Text(check.Request.Purpose);
                break;
            case DoorRequest.Resend resend:
                to.Number(3);
                WriteKey(resend.Key, ref to);
                to.Bits(resend.Request.Otp.Value);
                to.Number((int)(resend.Request.Channel ?? 0));
                to.Flag(resend.Request.NewCode);
                break;
            case DoorRequest.Cancel cancel:
                to.Number(4);
                to.Bits(cancel.Otp.Value);
                break;
            case DoorRequest.Get get:
                to.Number(5);
                to.Bits(get.Otp.Value);
                break;
            case DoorRequest.Search search:
                to.Number(6);
                to.Text(search.Request.Phone?.E164);
                to.Text(search.Request.ClientReference);
                to.Number(search.Request.Limit);
                to.Bits(search.Request.Cursor?.Value ?? 0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "This request has no number.");
        }
    }

    public static DoorRequest Read(ref StateReader from)
    {
        var workspace = WorkspaceId.TryParse(from.Text(), out var id) ? id : throw new InvalidDataException("A request names no workspace.");
        var number = from.Small();
        switch (number)
        {
            case 1:
                var sendKey = ReadKey(ref from);
                return new DoorRequest.Send(workspace, ReadSend(ref from), sendKey);
            case 2:
                var checkKey = ReadKey(ref from);
                return new DoorRequest.Check(workspace, new CheckRequest(new OtpId(from.Bits()), Code(from.Text()), from.TextOrNone()), checkKey);
            case 3:
                var resendKey = ReadKey(ref from);
                return new DoorRequest.Resend(workspace, new ResendRequest(new OtpId(from.Bits()), Channel(from.Small()), from.Flag()), resendKey);
            case 4:
                return new DoorRequest.Cancel(workspace, new OtpId(from.Bits()));
            case 5:
                return new DoorRequest.Get(workspace, new OtpId(from.Bits()));
            case 6:
                return new DoorRequest.Search(workspace, ReadSearch(ref from));
            default:
                throw Messages.Unknown("request of a front end", number);
        }
    }

    private static void WriteSend(SendRequest request, ref StateWriter to)
    {
        to.Text(request.Phone.E164);
        to.Text(request.Template);
        to.Number(request.Length);
        to.Span(request.ExpiresIn);
        to.Number((int)request.Channel);
        to.Flag(request.FallbackSms);
        to.Text(request.Metadata);
        to.Text(request.ClientReference);
        to.Text(request.Purpose);
        to.Text(request.Locale);
        to.Text(request.Code?.Reveal());
        to.Text(request.AppHash);
        to.Text(request.Origin);
        to.Number(request.MaxAttempts ?? 0);
        if (request.ClientIp is { } address)
        {
            // Added later, at the end.
            to.Text(address.ToString());
        }
    }

    private static SendRequest ReadSend(ref StateReader from) => new(Phone(from.Text()))
    {
        Template = from.Text(),
        Length = from.Small(),
        ExpiresIn = from.Span(),
        Channel = Channel(from.Small()) ?? throw new InvalidDataException("A send names no channel."),
        FallbackSms = from.Flag(),
        Metadata = from.TextOrNone(),
        ClientReference = from.TextOrNone(),
        Purpose = from.Text(),
        Locale = from.TextOrNone(),
        Code = from.TextOrNone() is { } code ? Code(code) : null,
        AppHash = from.TextOrNone(),
        Origin = from.TextOrNone(),
        MaxAttempts = from.Small() is > 0 and var attempts ? attempts : null,
        ClientIp = from.AtEnd ? null : Address(from.Text()),
    };

    private static SearchRequest ReadSearch(ref StateReader from)
    {
        var phone = from.TextOrNone() is { } text ? Phone(text) : (PhoneNumber?)null;
        var reference = from.TextOrNone();
        var limit = from.Small();
        var cursor = from.Bits();
        return new SearchRequest(phone, reference, limit, cursor == 0 ? null : new OtpId(cursor));
    }

    private static void WriteKey(IdempotencyKey? key, ref StateWriter to)
    {
        to.Flag(key is not null);
        if (key is not null)
        {
            to.Text(key.Value);
            to.Text(key.Scope);
            to.Bytes(key.Body.Span);
        }
    }

    private static IdempotencyKey? ReadKey(ref StateReader from) =>
        from.Flag() ? new IdempotencyKey(from.Text(), from.Text(), from.Bytes().ToArray()) : null;

    private static PhoneNumber Phone(string text) =>
        PhoneNumber.TryParse(text, out var phone) ? phone : throw new InvalidDataException("A request holds no phone number.");

    private static IPAddress Address(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new InvalidDataException("A request holds no address.");

    private static OtpCode Code(string text) =>
        OtpCode.TryParse(text, out var code) ? code : throw new InvalidDataException("A request holds no code.");

    private static RequestedChannel? Channel(int number) => number == 0 ? null : OtpFormat.Known((RequestedChannel)number);
}
