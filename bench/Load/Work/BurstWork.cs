using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>Prepared requests, each fired once on a connection of its own at the same moment; remembers what became of them.</summary>
internal sealed class BurstWork(IReadOnlyList<Func<RequestWriter, ReadOnlyMemory<byte>>> requests) : IWork
{
    private int _next;

    /// <summary>Checks that were compared and found right.</summary>
    public int Right { get; private set; }

    /// <summary>Checks that were compared and found wrong.</summary>
    public int Wrong { get; private set; }

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        request = _next < requests.Count ? requests[_next](writer).Span : default;
        return _next++ < requests.Count;
    }

    public bool Accept(int slot, in Response response)
    {
        if (response.Status == 200 && JsonField.IsTrue(response.Body, "valid"u8))
        {
            Right++;
        }
        else if (response.Status == 200 && JsonField.IsFalse(response.Body, "valid"u8))
        {
            Wrong++;
        }
        return true;
    }
}
