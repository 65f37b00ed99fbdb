using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>Cancels each OTP, so that it is pending no longer.</summary>
internal sealed class CancelWork(Queue<SentOtp> sent) : IWork
{
    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        var found = sent.TryDequeue(out var otp);
        request = found ? writer.Cancel(otp) : default;
        return found;
    }

    public bool Accept(int slot, in Response response) => response.Status == 200;
}
