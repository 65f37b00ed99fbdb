using System.Buffers;
using System.Collections.Immutable;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of, or answered by, an actor that writes its messages itself (<see cref="OtpActors.Engine.Ports.IPortableActor{TState,TRequest,TAnswer}"/>).</summary>
/// <param name="Bytes">In the actor's own format.</param>
internal sealed record Letter(ImmutableArray<byte> Bytes)
{
    public static Letter Of<T>(T message, Blob.WriteState<T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var to = new StateWriter(buffer);
        write(message, ref to);
        return new Letter([.. buffer.WrittenSpan]);
    }

    public T Open<T>(Blob.ReadState<T> read)
    {
        var from = new StateReader(Bytes.AsSpan());
        return read(ref from);
    }

    /// <summary>Its length only.</summary>
    public override string ToString() => $"Letter {{ {Bytes.Length} bytes }}";
}
