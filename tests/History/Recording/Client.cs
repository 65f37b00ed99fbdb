using System.Globalization;
using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>
/// One client: an endless mix of sends to fresh and hot phones, races over hot OTPs, looks at old ones, retries and repeats, chosen by its
/// seeded random source.
/// </summary>
internal sealed class Client(
    string name, Random random, IRecorder recorder, PhoneBook phones, OtpPool otps, Unsettled unsettled, Answered answered)
{
    private static readonly int[] Attempts = [1, 2, 3, 3, 5, 10];

    private int _keys;

    /// <summary>Does one thing; false if no server was there to do it.</summary>
    public async Task<bool> StepAsync() => random.Next(100) switch
    {
        < 22 => await SendAsync(phones.Fresh()),
        < 30 => await SendAsync(phones.HotOne(random)),
        < 65 => otps.HotOne(random) is not { } hot || await ActAsync(hot),
        < 77 => otps.LingeringOne(random) is not { } lingering || await LingerAsync(lingering),
        < 85 => otps.HotOne(random) is not { } raced || await RaceAsync(raced),
        < 93 => otps.AnyOne(random) is not { } old || await ActAsync(old),
        < 97 => await RetryAsync(),
        _ => answered.AnyOne(random) is not { } call || await RepeatAsync(call),
    };

    public async Task<bool> RetryAsync()
    {
        if (!unsettled.TryTake(out var lost))
        {
            return true;
        }
        var answer = await recorder.CallAsync(lost.Call);
        unsettled.AddIfLost(lost.Call, answer, lost.Since);
        await TrackAsync(lost.Call, answer);
        return answer is not null;
    }

    public async Task<bool> ReadAsync(TrackedOtp otp) => await recorder.CallAsync(Calls.Read(otp.Phone, otp.Id)) is not null;

    public async Task<bool> RepeatAsync(Call call) => await recorder.CallAsync(call) is not null;

    private async Task<bool> SendAsync(string phone)
    {
        var expiresIn = random.Next(4) == 0 ? 60 : 300;
        var call = Calls.Send(phone, expiresIn, Attempts[random.Next(Attempts.Length)], random.Next(2) == 0 ? NextKey() : null);
        var isDoubled = call.Key is not null && random.Next(4) == 0;
        var twin = isDoubled ? KeyedAsync(call) : Task.FromResult<Answer?>(null);
        var answer = await KeyedAsync(call);
        await twin;
        await TrackAsync(call, answer);
        return answer is not null;
    }

    private async Task<bool> RaceAsync(TrackedOtp otp)
    {
        var racers = new Task<bool>[2 + random.Next(5)];
        for (var i = 0; i < racers.Length; i++)
        {
            racers[i] = ActAsync(otp);
        }
        return (await Task.WhenAll(racers)).All(done => done);
    }

    private Task<bool> ActAsync(TrackedOtp otp) => random.Next(100) switch
    {
        < 38 => CheckAsync(otp, otp.WrongCode(random)),
        < 52 => CheckAsync(otp, otp.RightCode() ?? otp.WrongCode(random)),
        < 78 => ReadAsync(otp),
        < 86 => ResendAsync(otp, newCode: false),
        < 94 => ResendAsync(otp, newCode: true),
        < 97 => LearnAsync(otp),
        _ => CancelAsync(otp),
    };

    private Task<bool> LingerAsync(TrackedOtp otp) => random.Next(100) switch
    {
        < 60 => ResendAsync(otp, newCode: random.Next(2) == 0),
        < 90 => ReadAsync(otp),
        _ => ActAsync(otp),
    };

    private async Task<bool> CheckAsync(TrackedOtp otp, string code)
    {
        var call = Calls.Check(otp.Phone, otp.Id, code, random.Next(3) == 0 ? NextKey() : null);
        var isRepeated = call.Key is not null && random.Next(4) == 0;
        var answer = await KeyedAsync(call);
        return answer is not null && (!isRepeated || await KeyedAsync(call) is not null);
    }

    private async Task<bool> ResendAsync(TrackedOtp otp, bool newCode)
    {
        if (!otp.CanBeResent)
        {
            return await ReadAsync(otp);
        }
        var call = Calls.Resend(otp.Phone, otp.Id, newCode, random.Next(2) == 0 ? NextKey() : null);
        var answer = await KeyedAsync(call);
        if (answer is { Kind: AnswerKind.Sent or AnswerKind.Unknown })
        {
            otp.CountResend();
        }
        if (answer is { Kind: AnswerKind.Sent })
        {
            await LearnAsync(otp);
        }
        return answer is not null;
    }

    private async Task<bool> CancelAsync(TrackedOtp otp) => await recorder.CallAsync(Calls.Cancel(otp.Phone, otp.Id)) is not null;

    private async Task<bool> LearnAsync(TrackedOtp otp)
    {
        var inbox = await recorder.CallAsync(Calls.Inbox(otp.Phone));
        otp.Learn(inbox?.Messages ?? []);
        return inbox is not null;
    }

    private async Task<Answer?> KeyedAsync(Call call)
    {
        var answer = await recorder.CallAsync(call);
        unsettled.AddIfLost(call, answer);
        answered.AddIfKept(call, answer, random);
        return answer;
    }

    private async Task TrackAsync(Call call, Answer? answer)
    {
        if (call.Operation.Kind == OperationKind.Send && answer is { Kind: AnswerKind.Sent })
        {
            var otp = new TrackedOtp(answer.OtpId!, call.Operation.Phone);
            await LearnAsync(otp);
            otps.Add(otp);
        }
    }

    private string NextKey() => string.Create(CultureInfo.InvariantCulture, $"{name}-{_keys++}");
}
