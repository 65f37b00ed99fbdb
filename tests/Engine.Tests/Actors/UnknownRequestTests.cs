using OtpActors.Engine.Actors;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;
using OtpActors.Engine.Tests.Verification;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Tests.Actors;

/// <summary>What a newer silo asks is refused by an older one, and never taken for something else.</summary>
public sealed class UnknownRequestTests
{
    [Fact]
    public void ReadRequest_OfAnUnknownNumber_IsRefused()
    {
        AssertRefused(new AccountActor());
        AssertRefused(new JournalActor());
        AssertRefused(new WatchActor());
        AssertRefused(new OutboxActor());
        AssertRefused(new PageActor());
        AssertRefused(new EndpointsActor());
    }

    [Fact]
    public void ReadRequest_OfARead_IsTheRead()
    {
        AssertRead(new AccountActor(), new Domain.Credits.AccountCommand.Read());
        AssertRead(new JournalActor(), JournalRequest.Read.Instance);
        AssertRead(new WatchActor(), WatchRequest.Read.Instance);
        AssertRead(new OutboxActor(), OutboxRequest.Read.Instance);
    }

    private static void AssertRefused<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor)
        where TState : class => Assert.Throws<InvalidDataException>(() =>
    {
        var from = new StateReader([99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        actor.ReadRequest(ref from);
    });

    private static void AssertRead<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, TRequest read)
        where TState : class => Assert.Equal(read, Carried.Request(actor, read));
}
