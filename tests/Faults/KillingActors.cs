using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>The actors, with a labelled point before every turn, after it decided, and after what it decided became durable.</summary>
internal sealed class KillingActors(IActors actors, KillPoint kill) : IActors
{
    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) =>
        PassAsync("Otp." + (request is OtpRequest.Apply apply ? apply.Command.GetType().Name : request.GetType().Name), () => actors.AskAsync(otp, request));

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) =>
        PassAsync("Phone." + (request is PhoneRequest.Apply apply ? apply.Command.GetType().Name : request.GetType().Name), () => actors.AskAsync(phone, request));

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) =>
        PassAsync("Claim." + request.GetType().Name, () => actors.AskAsync(claim, request));

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) =>
        PassAsync("Reference." + request.GetType().Name, () => actors.AskAsync(reference, request));

    private async ValueTask<Reply<T>> PassAsync<T>(string point, Func<ValueTask<Reply<T>>> ask)
    {
        kill.Pass(point + " before");
        var reply = await ask();
        kill.Pass(point + " decided");
        return reply with { Saved = SavedAsync(reply.Saved, point) };
    }

    private async Task SavedAsync(Task saved, string point)
    {
        await saved;
        kill.Pass(point + " saved");
    }
}
