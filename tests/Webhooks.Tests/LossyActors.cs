using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Webhooks.Tests;

/// <summary>The real actors, some of whose turns fail: an OTP that cannot be told what was reported, an outbox whose turn to a new page is lost.</summary>
internal sealed class LossyActors(IActors actors, IWebhookActors outboxes) : IActors, IWebhookActors
{
    private static StorageUnavailableException Failure => new("The test's disk failed.");

    /// <summary>How many confirmations fail from now on.</summary>
    public int LostConfirmations { get; set; }

    /// <summary>How many turns to a new page are lost from now on.</summary>
    public int LostTurns { get; set; }

    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) =>
        request is OtpRequest.Apply { Command: OtpCommand.Reported { Events: > 0 } } && LostConfirmations-- > 0
            ? throw Failure
            : actors.AskAsync(otp, request);

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => actors.AskAsync(phone, request);

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => actors.AskAsync(claim, request);

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) => actors.AskAsync(reference, request);

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => actors.AskAsync(actor, id, request);

    public ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request) => outboxes.AskAsync(endpoints, request);

    public ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request) =>
        request is OutboxRequest.Turn turn && LostTurns-- > 0
            ? new(new Reply<OutboxAnswer>(new OutboxAnswer(turn.Full + 1, Begun: true), Task.FromException(Failure)))
            : outboxes.AskAsync(outbox, request);

    public ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request) => outboxes.AskAsync(page, request);
}
