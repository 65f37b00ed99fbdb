using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>A login system's day: of ten requests five send, one types a wrong code, four type the right one.</summary>
internal sealed class MixedWork(SendWork send, VerifyWork wrong, VerifyWork right, int slots) : IWork
{
    private readonly IWork[] _bySlot = new IWork[slots];
    private long _count;

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        var turn = _count++ % 10;
        _bySlot[slot] = turn % 2 == 0 ? send : turn == 1 ? wrong : right;
        return _bySlot[slot].TryWrite(writer, slot, out request);
    }

    public bool Accept(int slot, in Response response) => _bySlot[slot].Accept(slot, response);
}
