using OtpActors.Bench.Load.Driving;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Wire;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>What happens when many requests for one OTP or one phone arrive at once: five bursts of each kind, the worst counts.</summary>
internal sealed class Guarantees(Target target)
{
    private const int Bursts = 5;

    // Accepting a connection takes longer than reading a request: without a pause the burst would arrive drop by drop.
    private static readonly TimeSpan ServerAccepts = TimeSpan.FromMilliseconds(300);

    private readonly Phones _phones = new(Phones.FirstOfNow());

    public static async Task RunAsync(Arguments arguments)
    {
        var result = await new Guarantees(Target.From(arguments)).MeasureAsync();
        Console.Error.WriteLine($"  {result}");
        ResultFile.Append(arguments.Text("out"), result, ResultJson.Default.GuaranteeResult);
    }

    private async Task<GuaranteeResult> MeasureAsync()
    {
        var (wrongChecked, rightBehindWrong, rightAccepted, messages) = (0, 0, 0, 0);
        for (var burst = 0; burst < Bursts; burst++)
        {
            wrongChecked = Math.Max(wrongChecked, (await ChecksAsync(wrong: 200, right: 0)).Wrong);
            rightBehindWrong = Math.Max(rightBehindWrong, (await ChecksAsync(wrong: 60, right: 1)).Right);
            rightAccepted = Math.Max(rightAccepted, (await ChecksAsync(wrong: 0, right: 200)).Right);
            messages = Math.Max(messages, await MessagesAsync(50));
        }
        return new GuaranteeResult(target.Name, wrongChecked, rightBehindWrong > 0, rightAccepted, messages);
    }

    private async Task<BurstWork> ChecksAsync(int wrong, int right)
    {
        var sent = new Queue<SentOtp>();
        using (var one = new LoadLoop(target, 1))
        {
            one.Run(new SendWork(_phones, sent, 1, most: 1), new Pace(0, TimeSpan.FromSeconds(10)));
        }
        var otp = (await Inbox.WithCodesAsync(target, sent)).FirstOrDefault();
        if (otp.Code is null)
        {
            throw new InvalidOperationException($"{target.Name} took no send or does not show its code at {target.InboxPath}.");
        }
        return await FireAsync(
        [
            .. Enumerable.Range(1, wrong).Select(distance => Request(writer => writer.Verify(otp, otp.WrongCode(distance)))),
            .. Enumerable.Repeat(Request(writer => writer.Verify(otp, otp.Code!)), right),
        ]);
    }

    private async Task<int> MessagesAsync(int sends)
    {
        var phone = _phones.Next();
        await FireAsync([.. Enumerable.Repeat(Request(writer => writer.Send(phone)), sends)]);
        return (await Inbox.ReadAsync(target, sends)).Count(message => message.Phone == phone);
    }

    private async Task<BurstWork> FireAsync(List<Func<RequestWriter, ReadOnlyMemory<byte>>> requests)
    {
        using var loop = new LoadLoop(target, requests.Count);
        var work = new BurstWork(requests);
        await Task.Delay(ServerAccepts);
        loop.Run(work, new Pace(0, TimeSpan.FromSeconds(10)));
        return work;
    }

    private static Func<RequestWriter, ReadOnlyMemory<byte>> Request(Writing write) => writer => write(writer).ToArray();

    private delegate ReadOnlySpan<byte> Writing(RequestWriter writer);
}
