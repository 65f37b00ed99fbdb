using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>Checks each OTP once: with the right code, which uses it up, or with a wrong one.</summary>
/// <param name="sent">The OTPs, their codes known.</param>
/// <param name="slots">How many connections there are.</param>
/// <param name="wrong">Whether to type wrong codes.</param>
/// <param name="putBack">Whether later work may check the OTP again.</param>
internal sealed class VerifyWork(Queue<SentOtp> sent, int slots, bool wrong = false, bool putBack = false) : IWork
{
    private readonly SentOtp[] _otps = new SentOtp[slots];
    private int _left = sent.Count;

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        if (_left-- <= 0 || !sent.TryDequeue(out var otp))
        {
            request = default;
            return false;
        }
        _otps[slot] = otp;
        request = writer.Verify(otp, wrong ? otp.WrongCode() : otp.Code!);
        return true;
    }

    public bool Accept(int slot, in Response response)
    {
        if (putBack)
        {
            sent.Enqueue(_otps[slot]);
        }
        return response.Status == 200 && JsonField.IsTrue(response.Body, "valid"u8) != wrong;
    }
}
