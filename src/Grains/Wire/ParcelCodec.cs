using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace OtpActors.Grains.Wire;

/// <summary>Writes a parcel as one run of bytes. No name of a type is on the wire: renaming a class changes nothing (golden bytes hold it).</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class ParcelCodec : IFieldCodec<Parcel?>, IDeepCopier<Parcel?>
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, [AllowNull] Type expectedType, Parcel? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value))
        {
            return;
        }

        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        ParcelFormat.Write(value!, buffer);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(Parcel), WireType.LengthPrefixed);
        writer.WriteVarUInt32((uint)buffer.WrittenCount);
        writer.Write(buffer.WrittenSpan);
    }

    public Parcel? ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.WireType == WireType.Reference)
        {
            return ReferenceCodec.ReadReference<Parcel?, TInput>(ref reader, field);
        }

        field.EnsureWireType(WireType.LengthPrefixed);
        var placeholder = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        var parcel = ParcelFormat.Read(reader.ReadBytes(reader.ReadVarUInt32()));
        ReferenceCodec.RecordObject(reader.Session, parcel, placeholder);
        return parcel;
    }

    public Parcel? DeepCopy(Parcel? input, CopyContext context) => input;
}
