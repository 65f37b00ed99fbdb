using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>
/// Runs a request at most once for each idempotency key (A58, A59). The key is claimed before anything else happens and keeps the first request's
/// OTP, so that a request which died half-way is taken up where it stopped.
/// </summary>
internal sealed partial class Idempotency(IActors actors, KeyedNames names, ILogger<Idempotency> logger)
{
    /// <summary>Claims the key, runs the request and keeps its answer; or tells what became of the first one.</summary>
    /// <typeparam name="T">What the request comes to.</typeparam>
    /// <param name="workspace">Who asks.</param>
    /// <param name="key">The key; null for none.</param>
    /// <param name="drawn">The OTP that the request makes, or what names its step, unless an earlier request with the key had one already.</param>
    /// <param name="run">The request.</param>
    /// <param name="write">The answer as it is kept; empty for one that is not.</param>
    /// <param name="replay">A kept answer as it leaves again.</param>
    public async ValueTask<Answer<T>> OnceAsync<T>(
        WorkspaceId workspace,
        IdempotencyKey? key,
        OtpId drawn,
        Func<Ticket, ValueTask<Answer<T>>> run,
        Func<Answer<T>, ImmutableArray<byte>> write,
        Func<ClaimAnswer, ValueTask<Answer<T>>> replay)
        where T : class
    {
        if (key is null)
        {
            return await run(new Ticket(null, 0, drawn, false, Task.CompletedTask));
        }

        var claim = names.Claim(workspace, key.Scope, key.Value);
        var holder = DrawHolder();
        var opened = await actors.AskAsync(claim, new ClaimRequest.Open(names.Fingerprint(key.Body.Span), drawn, holder));
        switch (opened.Answer.Outcome)
        {
            case ClaimOutcome.First or ClaimOutcome.TakenOver:
                var takenOver = opened.Answer.Outcome == ClaimOutcome.TakenOver;
                var ticket = new Ticket(claim, holder, opened.Answer.Otp, takenOver, opened.Saved);
                return await HoldAsync(ticket, run, write);
            case ClaimOutcome.Answered:
                await opened.Saved;
                return await replay(opened.Answer);
            case ClaimOutcome.InProgress:
                await opened.Saved;
                return new Answer<T>(Refusals.InProgress(opened.Answer.RetryAfter));
            default:
                await opened.Saved;
                return new Answer<T>(Refusals.KeyReused);
        }
    }

    private async ValueTask<Answer<T>> HoldAsync<T>(
        Ticket ticket, Func<Ticket, ValueTask<Answer<T>>> run, Func<Answer<T>, ImmutableArray<byte>> write)
        where T : class
    {
        Answer<T> answer;
        try
        {
            answer = await run(ticket);
        }
        catch (OverloadedException) when (!ticket.TakenOver)
        {
            // Nothing happened, so the key is free again; of one that died half-way that is not known. After any other failure nobody knows: the claim
            // stays, and what was decided is read from the OTP by whoever repeats the request once the lease is over.
            await SettleAsync(ticket, new ClaimRequest.Forget(ticket.Holder));
            throw;
        }

        var kept = write(answer);
        await SettleAsync(ticket, kept.IsEmpty ? new ClaimRequest.Forget(ticket.Holder) : new ClaimRequest.Complete(ticket.Holder, kept));
        return answer;
    }

    private async ValueTask SettleAsync(Ticket ticket, ClaimRequest request)
    {
        try
        {
            var settled = await actors.AskAsync(ticket.Claim!.Value, request);
            await settled.Saved;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // What the request decided stands. A repeat waits for the lease and reads it from the OTP.
            LogNotKept(logger, e.GetType().Name);
        }
    }

    private static ulong DrawHolder()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) | 1;
    }
}
