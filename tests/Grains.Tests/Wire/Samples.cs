using System.Collections.Immutable;
using System.Net;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Early;
using OtpActors.Grains.Front;
using OtpActors.Grains.Inbox;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Tests.Wire;

/// <summary>One message of every kind, always the same.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly OtpId Otp = new(UInt128.One << 100);
    private static readonly WorkspaceId Workspace = WorkspaceId.Default;
    private static readonly PhoneNumber Phone = EngineRig.Phone("+99910000001");
    private static readonly ImmutableArray<PlanStep> Steps = [new(Channel.WhatsApp, TimeSpan.FromSeconds(10)), new(Channel.Sms, TimeSpan.FromSeconds(10))];
    private static readonly PhonePolicy Policy = PhonePolicy.Standard;
    private static readonly CodeSpec Code = new("k1", 6, 0, 7, []);

    private static readonly OtpDraft Draft = new(
        Otp, Workspace, Phone, "login", "otp_verification", "en", TimeSpan.FromSeconds(300), 3, TimeSpan.FromHours(24), "{\"a\":1}", "ref", null, null, Steps);

    private static readonly OtpState State = OtpMachine.Decide(null, new OtpCommand.Create(Draft, Code, Noon.AddSeconds(60)), OtpPolicy.Standard, Noon)!.State;

    public static IReadOnlyDictionary<string, Parcel> All { get; } = new Dictionary<string, Parcel>
    {
        ["nothing"] = new(null),
        ["trouble"] = new(null, Trouble.Storage),
        ["otp read"] = new(OtpRequest.Read.Instance),
        ["otp create"] = new(new OtpRequest.Apply(new OtpCommand.Create(Draft, Code, Noon.AddSeconds(60)), Birth: true)),
        ["otp check"] = new(new OtpRequest.Check(EngineRig.Code("123456"), "login", 9)),
        ["otp check asked"] = new(new OtpRequest.Check(EngineRig.Code("123456"), null, 9, Verdict: true)),
        ["otp erase"] = new(OtpRequest.Erase.Instance),
        ["otp reported"] = new(new OtpRequest.Apply(new OtpCommand.Reported(2))),
        ["otp resend"] = new(new OtpRequest.Apply(new OtpCommand.Resend(Steps, true, 5, Noon))),
        ["otp cancel"] = new(new OtpRequest.Apply(new OtpCommand.Cancel())),
        ["otp outcome accepted"] = Outcome(new SendOutcome.Accepted("m-1", true)),
        ["otp outcome rejected"] = Outcome(new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026")),
        ["otp outcome retry later"] = Outcome(new SendOutcome.RetryLater(TimeSpan.FromSeconds(3), FailureScope.Account, true, "429")),
        ["otp outcome misconfigured"] = Outcome(new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "132001")),
        ["otp outcome unknown"] = Outcome(new SendOutcome.Unknown(UnknownReason.Timeout)),
        ["otp receipt"] = new(new OtpRequest.Apply(new OtpCommand.Receipt(1, ReceiptState.Failed, "undelivered"))),
        ["otp charged"] = new(new OtpRequest.Apply(new OtpCommand.Charged(2))),
        ["otp wake"] = new(new OtpRequest.Apply(new OtpCommand.Wake())),
        ["otp answer"] = new(new OtpAnswer(OtpOutcome.Done, State, 3, State.Delivery.Attempts[0], 1), WatchAt: Noon.AddSeconds(15)),
        ["otp not found"] = new(OtpAnswer.NotFound),
        ["phone read"] = new(PhoneRequest.Read.Instance),
        ["phone reserve"] = new(new PhoneRequest.Apply(new PhoneCommand.Reserve(Otp, 5), Policy)),
        ["phone release"] = new(new PhoneRequest.Apply(new PhoneCommand.Release(Otp, 5), Policy)),
        ["phone release untried"] = new(new PhoneRequest.Apply(new PhoneCommand.Release(Otp, 5, Tried: false), Policy)),
        ["phone clear"] = new(new PhoneRequest.Apply(new PhoneCommand.Clear(), Policy)),
        ["phone hold"] = new(new PhoneRequest.Apply(new PhoneCommand.TakeHold(-7), Policy)),
        ["phone drop"] = new(new PhoneRequest.Apply(new PhoneCommand.DropHold(-7), Policy)),
        ["phone charge"] = new(new PhoneRequest.Apply(new PhoneCommand.Charge(Otp, 2, -7), Policy)),
        ["phone answer"] = new(new PhoneAnswer(
            PhoneOutcome.WindowFull, new PhoneState([new Place(Otp, 0, Noon, false)], [new WrongCheck(Otp, 1, Noon)], null, Noon.AddDays(1)),
            TimeSpan.FromSeconds(59), Policy.Windows[0], null)),
        ["claim open"] = new(new ClaimRequest.Open(11, Otp, 12)),
        ["claim complete"] = new(new ClaimRequest.Complete(12, [1, 2, 3])),
        ["claim forget"] = new(new ClaimRequest.Forget(12)),
        ["claim answer"] = new(new ClaimAnswer(ClaimOutcome.Answered, Otp, [1, 2, 3], TimeSpan.FromSeconds(2))),
        ["reference read"] = new(ReferenceRequest.Read.Instance),
        ["reference add"] = new(new ReferenceRequest.Add(Otp, TimeSpan.FromHours(24))),
        ["reference answer"] = new(new ReferenceAnswer([Otp])),
        ["watch entries"] = new(new WatchEntries([Otp.Value])),
        ["door send"] = new(new DoorRequest.Send(Workspace, new SendRequest(Phone) { Metadata = "{}", MaxAttempts = 2 }, EngineRig.Key("k"))),
        ["door send for an address"] = new(new DoorRequest.Send(Workspace, new SendRequest(Phone) { ClientIp = IPAddress.Parse("2001:db8::1") }, null)),
        ["door receipt of an attempt"] = new(new ReceiptNote.OfAttempt(Otp, 2, ReceiptState.Failed, "undelivered")),
        ["door receipt of a message"] = new(new ReceiptNote.OfMessage("meta", "m-1", ReceiptState.Delivered, null)),
        ["early receipts"] = new(new EarlyMail([new EarlyReceipt(ReceiptState.Sent, null), new EarlyReceipt(ReceiptState.Failed, "undelivered")])),
        ["door check"] = new(new DoorRequest.Check(Workspace, new CheckRequest(Otp, EngineRig.Code("123456"), "login"), null)),
        ["door resend"] = new(new DoorRequest.Resend(Workspace, new ResendRequest(Otp, RequestedChannel.Sms, true), null)),
        ["door cancel"] = new(new DoorRequest.Cancel(Workspace, Otp)),
        ["door get"] = new(new DoorRequest.Get(Workspace, Otp)),
        ["door search"] = new(new DoorRequest.Search(Workspace, new SearchRequest(Phone, null, 10, Otp))),
        ["door receipt"] = Answer(new SendReceipt(Otp, Channel.Sms, Phone, Noon, TimeSpan.FromSeconds(300), "m-1", 3, Noon)),
        ["door verdict"] = Answer(new CheckResult(Otp, true, 3, Phone, Noon, Channel.WhatsApp)),
        ["door otp"] = Answer(State),
        ["door page"] = Answer(new SearchPage([State], Otp)),
        ["letter"] = new(new Letter([1, 2, 3])),
        ["inbox question"] = new(new InboxQuestion(Phone, 10)),
        ["inbox answer"] = new(new InboxAnswer([new SandboxMessage(Otp, Phone, Channel.Sms, EngineRig.Code("123456"), "123456 is your code.", Noon)])),
        ["door refusal"] = new(new DoorAnswer(
            null, new Refusal(RefusalCode.RateLimitExceeded, "Wait.") { Limit = "phone_hour", LimitCount = 5, RetryAfter = TimeSpan.FromSeconds(9) },
            true, 4, TimeSpan.FromSeconds(1))),
    };

    private static Parcel Outcome(SendOutcome outcome) => new(new OtpRequest.Apply(new OtpCommand.Outcome(1, "meta", outcome)));

    private static Parcel Answer(object value) => new(new DoorAnswer(value, null, false, 4, TimeSpan.FromSeconds(1)));
}
