using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>Sends to fresh numbers, at most <paramref name="most"/>; what was taken is added to <paramref name="sent"/>, if given.</summary>
internal sealed class SendWork(Phones phones, Queue<SentOtp>? sent, int slots, long most = long.MaxValue, int? expiresIn = null) : IWork
{
    private readonly string[] _phones = new string[slots];
    private long _left = most;

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        if (_left-- <= 0)
        {
            request = default;
            return false;
        }
        _phones[slot] = phones.Next();
        request = writer.Send(_phones[slot], expiresIn);
        return true;
    }

    public bool Accept(int slot, in Response response)
    {
        if (response.Status != 200)
        {
            return false;
        }
        sent?.Enqueue(new SentOtp(_phones[slot], JsonField.Text(response.Body, "otp_id"u8), null));
        return true;
    }
}
