using System.Globalization;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Clients;

/// <summary>Draws what clients ask for: on a few phones, about the OTPs that people got messages of, most often the newest.</summary>
internal sealed class Requests(World world)
{
    private readonly History _history = world.History;
    private int _number;
    private int _keys;

    /// <summary>A request; null when there is nothing to ask about yet.</summary>
    public Op? Draw() => world.Chance.Below(100) switch
    {
        < 30 => Send(),
        < 44 => Check(right: true),
        < 68 => Check(right: false),
        < 80 => Resend(),
        < 83 => Ask(OpKind.Cancel),
        < 91 => Ask(OpKind.Read),
        _ => Repeat(),
    };

    /// <summary>The same request with the same key.</summary>
    public Op Repeat(Op first) => new(++_number, first.Kind, first.Phone)
    {
        Otp = first.Kind == OpKind.Send ? null : first.Otp,
        Key = first.Key,
        Code = first.Code,
        OtherPurpose = first.OtherPurpose,
        NewCode = first.NewCode,
        Request = first.Request,
    };

    public Op Read(OtpId otp, PhoneNumber phone) => new(++_number, OpKind.Read, phone) { Otp = otp };

    private static OtpCode Parse(string digits) =>
        OtpCode.TryParse(digits, out var code) ? code : throw new InvalidOperationException("No code.");

    private static PhoneNumber Phone(int number) =>
        PhoneNumber.TryParse(string.Create(CultureInfo.InvariantCulture, $"+4915112345{number:D3}"), out var phone)
            ? phone
            : throw new InvalidOperationException("No phone number.");

    private Op Send()
    {
        var chance = world.Chance;
        var phone = Phone(chance.Below(world.Setup.Phones));
        OtpCode? own = chance.OneIn(10) ? Parse((10_000_000 + chance.Below(80_000_000)).ToString(CultureInfo.InvariantCulture)) : null;
        var request = new SendRequest(phone)
        {
            Length = 8,
            ExpiresIn = TimeSpan.FromSeconds(chance.OneIn(3) ? 60 : 60 + chance.Below(841)),
            Channel = chance.Below(6) switch { 0 => RequestedChannel.Sms, 1 => RequestedChannel.WhatsApp, _ => RequestedChannel.Auto },
            FallbackSms = chance.Percent(70),
            Code = own,
            Purpose = "login",
            ClientReference = chance.OneIn(5) ? "customer 7" : null,
            MaxAttempts = chance.OneIn(3) ? 1 + chance.Below(10) : null,
        };
        return new Op(++_number, OpKind.Send, phone) { Request = request, Key = Key(40), Code = own };
    }

    private Op? Check(bool right)
    {
        if (Pick() is not { } call)
        {
            return null;
        }

        var codes = _history.Calls.Where(c => c.Otp == call.Otp).Select(static c => c.Code).Distinct().ToList();
        var code = Parse(right && !world.Chance.OneIn(8) ? codes[^1] : right ? world.Chance.Pick(codes) : Wrong(codes));
        var otherPurpose = world.Chance.OneIn(15);
        return new Op(++_number, OpKind.Check, call.Phone)
        {
            Otp = call.Otp,
            Code = code,
            OtherPurpose = otherPurpose,
            Key = Key(30),
            Request = new CheckRequest(call.Otp, code, otherPurpose ? "payment" : world.Chance.OneIn(2) ? "login" : null),
        };
    }

    private Op? Resend()
    {
        if (Pick() is not { } call)
        {
            return null;
        }

        var newCode = world.Chance.Percent(40);
        RequestedChannel? channel = world.Chance.Below(5) switch { 0 => RequestedChannel.Sms, 1 => RequestedChannel.Auto, 2 => RequestedChannel.WhatsApp, _ => null };
        return new Op(++_number, OpKind.Resend, call.Phone)
        {
            Otp = call.Otp,
            NewCode = newCode,
            Key = Key(50),
            Request = new ResendRequest(call.Otp, channel, newCode),
        };
    }

    private Op? Ask(OpKind kind) => Pick() is { } call ? new Op(++_number, kind, call.Phone) { Otp = call.Otp } : null;

    private Op? Repeat()
    {
        var keyed = _history.Ops.Where(static o => o.Key is not null).TakeLast(12).ToList();
        return keyed.Count == 0 ? null : Repeat(world.Chance.Pick(keyed));
    }

    private Call? Pick()
    {
        var calls = _history.Calls;
        return calls.Count == 0 ? null : world.Chance.Percent(70) ? calls[^(1 + world.Chance.Below(Math.Min(3, calls.Count)))] : world.Chance.Pick(calls);
    }

    private string? Key(int percent) => world.Chance.Percent(percent) ? string.Create(CultureInfo.InvariantCulture, $"k{++_keys}") : null;

    private string Wrong(List<string> codes)
    {
        var by = 1 + world.Chance.Below(1_000);
        while (true)
        {
            var wrong = ((long.Parse(codes[^1], CultureInfo.InvariantCulture) + by++) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            if (!codes.Contains(wrong))
            {
                return wrong;
            }
        }
    }
}
