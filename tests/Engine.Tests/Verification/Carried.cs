using System.Buffers;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>Carries a question and its answer as bytes, as an engine does whose actors are on other machines.</summary>
internal static class Carried
{
    public static async ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(
        IPortableActor<TState, TRequest, TAnswer> actor, TRequest request, Func<TRequest, ValueTask<Reply<TAnswer>>> ask)
        where TState : class
    {
        var reply = await ask(Request(actor, request));
        return reply with { Answer = Answer(actor, reply.Answer) };
    }

    public static TRequest Request<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, TRequest request)
        where TState : class
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new StateWriter(bytes);
        actor.WriteRequest(request, ref writer);
        var reader = new StateReader(bytes.WrittenSpan);
        var read = actor.ReadRequest(ref reader);
        Assert.True(reader.AtEnd);
        return read;
    }

    private static TAnswer Answer<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, TAnswer answer)
        where TState : class
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new StateWriter(bytes);
        actor.WriteAnswer(answer, ref writer);
        var reader = new StateReader(bytes.WrittenSpan);
        var read = actor.ReadAnswer(ref reader);
        Assert.True(reader.AtEnd);
        return read;
    }
}
