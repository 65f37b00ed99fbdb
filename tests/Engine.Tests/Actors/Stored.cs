using System.Buffers;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Tests.Actors;

/// <summary>State as bytes and back, as an engine does it.</summary>
internal static class Stored
{
    public static byte[] Write<TState, TRequest, TAnswer>(IActor<TState, TRequest, TAnswer> actor, TState state)
        where TState : class
    {
        var to = new ArrayBufferWriter<byte>();
        var writer = new StateWriter(to);
        actor.Write(state, ref writer);
        return to.WrittenSpan.ToArray();
    }

    public static TState Read<TState, TRequest, TAnswer>(IActor<TState, TRequest, TAnswer> actor, ReadOnlySpan<byte> bytes)
        where TState : class
    {
        var reader = new StateReader(bytes);
        var state = actor.Read(ref reader);
        Assert.True(reader.AtEnd, "Bytes were left over.");
        return state;
    }

    /// <summary>Every damage that one lost tail or one flipped bit can do: told as <see cref="InvalidDataException"/>, or a state that can be worked with.</summary>
    public static void AssertSurvivesDamage<TState, TRequest, TAnswer>(
        IActor<TState, TRequest, TAnswer> actor, TState state, Action<TState> use)
        where TState : class
    {
        var bytes = Write(actor, state);
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<InvalidDataException>(() => Read(actor, cut));
        }

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Try(actor, damaged, use, bit);
        }
    }

    private static void Try<TState, TRequest, TAnswer>(
        IActor<TState, TRequest, TAnswer> actor, byte[] damaged, Action<TState> use, int bit)
        where TState : class
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var reader = new StateReader(damaged);
            var state = actor.Read(ref reader);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_384 + (64 * damaged.Length));
            actor.WakeAt(state);
            actor.KeepUntil(state);
            use(state);
        }
        catch (InvalidDataException)
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_384 + (64 * damaged.Length));
        }
#pragma warning disable CA1031 // Anything else is what this test looks for.
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
#pragma warning restore CA1031
        {
            Assert.Fail($"Bit {bit} of {damaged.Length * 8} flipped: {e}");
        }
    }
}
