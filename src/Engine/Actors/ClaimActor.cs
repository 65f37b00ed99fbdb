using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>
/// One idempotency key (A58, A59): the first request claims it, its answer is kept for 24 h, and should it die, the next one after the lease
/// takes its place with the same OTP.
/// </summary>
public sealed class ClaimActor : IActor<ClaimState, ClaimRequest, ClaimAnswer>
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>How long a request may take before it counts as dead; longer than a send's own deadline.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int Version = 1;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Claim;

    /// <inheritdoc/>
    public Turn<ClaimState, ClaimAnswer> Decide(ClaimState? state, ClaimRequest request, DateTimeOffset now)
    {
        if (state?.KeepUntil <= now)
        {
            state = null;
        }

        return request switch
        {
            ClaimRequest.Open open => Open(state, open, now),
            ClaimRequest.Complete complete when state?.Holder == complete.Holder =>
                Save(state with { Answer = complete.Answer, KeepUntil = now + Kept }, ClaimOutcome.Done),
            ClaimRequest.Forget forget when state?.Holder == forget.Holder => Save(state with { KeepUntil = now }, ClaimOutcome.Done),
            _ => Same(state, ClaimOutcome.Done),
        };
    }

    /// <inheritdoc/>
    public bool IsBirth(ClaimRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(ClaimState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(ClaimState state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(ClaimState state) => false;

    /// <inheritdoc/>
    public void Write(ClaimState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Bits(state.Fingerprint);
        to.Bits(state.Otp.Value);
        to.Number(state.Holder);
        to.Time(state.LeaseUntil);
        to.Time(state.KeepUntil);
        to.Bytes(state.Answer.AsSpan());
    }

    /// <inheritdoc/>
    public ClaimState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"An idempotency key is stored in format {version}; this build reads formats up to {Version}.");
        }

        return new ClaimState(from.Bits(), new(from.Bits()), from.Number(), from.Time(), from.Time(), [.. from.Bytes()]);
    }

    private static Turn<ClaimState, ClaimAnswer> Open(ClaimState? state, ClaimRequest.Open request, DateTimeOffset now)
    {
        if (state is null)
        {
            var first = new ClaimState(request.Fingerprint, request.Otp, request.Holder, now + Lease, now + Kept, []);
            return Save(first, ClaimOutcome.First);
        }

        if (state.Fingerprint != request.Fingerprint)
        {
            return Same(state, ClaimOutcome.Reused);
        }

        if (!state.Answer.IsEmpty)
        {
            return Same(state, ClaimOutcome.Answered);
        }

        return now < state.LeaseUntil
            ? Same(state, ClaimOutcome.InProgress, state.LeaseUntil - now)
            : Save(state with { Holder = request.Holder, LeaseUntil = now + Lease }, ClaimOutcome.TakenOver);
    }

    private static Turn<ClaimState, ClaimAnswer> Save(ClaimState state, ClaimOutcome outcome) =>
        new(state, true, new ClaimAnswer(outcome, state.Otp, state.Answer, TimeSpan.Zero));

    private static Turn<ClaimState, ClaimAnswer> Same(ClaimState? state, ClaimOutcome outcome, TimeSpan retryAfter = default) =>
        new(state, false, new ClaimAnswer(outcome, state?.Otp ?? default, state?.Answer ?? [], retryAfter));
}
