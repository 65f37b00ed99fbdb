using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>The requests of one phase. A slot is a connection: it has at most one request under way.</summary>
internal interface IWork
{
    /// <summary>Writes the next request for the slot; false when none is left.</summary>
    bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request);

    /// <summary>Takes the answer to the slot's request; false when it is not the one that this work expects.</summary>
    bool Accept(int slot, in Response response);
}
