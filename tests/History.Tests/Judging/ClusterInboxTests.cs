using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

/// <summary>Each silo of a cluster has the messages that it sent itself.</summary>
public sealed class ClusterInboxTests
{
    private static Story Sent() => new Story().Send(Story.Sent());

    [Fact]
    public void Judge_MessageSeenAgainAfterAnotherSiloDied_Holds() => Sent()
        .Inboxes(false, ("silo1", Story.Code))
        .InboxLost()
        .Inboxes(false, ("silo1", Story.Code))
        .ShouldHold();

    [Fact]
    public void Judge_OneSendDeliveredByTwoSilos_BreaksMessageHasCause() => Sent()
        .Inboxes(true, ("silo1", Story.Code))
        .Inboxes(true, ("silo2", Story.Code))
        .ShouldBreak(Rule.MessageHasCause);

    [Fact]
    public void Judge_MessageThatOnlyASilentSiloCanHave_Holds() => Sent().Inboxes(true).ShouldHold();

    [Fact]
    public void Judge_MessageThatNoSiloHas_BreaksMessageArrives() => Sent().Inboxes(false).ShouldBreak(Rule.MessageArrives);

    [Fact]
    public void Judge_MessageLostWithItsSilo_Holds() => Sent().InboxLost().Inboxes(false).ShouldHold();

    /// <summary>No process is the only one that could still do it, so a lost check stays possible until the end.</summary>
    [Fact]
    public void Judge_LostCheckAppliedAfterASilosDeath_Holds() => Sent()
        .Inboxes(false, ("silo1", Story.Code))
        .Check(Story.Code, Answer.Unknown)
        .InboxLost()
        .Read(OtpStatus.Pending, 0)
        .Read(OtpStatus.Verified, 1)
        .ShouldHold();
}
