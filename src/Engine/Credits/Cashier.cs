using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Credits;

/// <summary>Takes the price of a message before it is sent, and gives it back when the message surely went nowhere. Costs nothing where nothing is counted.</summary>
internal sealed partial class Cashier(
    IActors actors,
    AccountActor accounts,
    Shelf shelf,
    JournalBook journals,
    FollowUp followUp,
    KeyedNames names,
    DeliveryPolicy policy,
    EngineMetrics metrics,
    TimeProvider clock,
    ILogger<Cashier> logger)
{
    /// <summary>Workspaces whose full pages are being stored by this process; no more than there are requests under way.</summary>
    private readonly ConcurrentDictionary<WorkspaceId, bool> _moving = new();

    /// <summary>The charge of a message that was started.</summary>
    public static ChargeId Id(OtpState state, Attempt attempt)
    {
        var step = state.Delivery.Attempts.Count(a => a.Round == attempt.Round && a.Number < attempt.Number);
        return new ChargeId(state.Draft.Id, state.RoundTokens[attempt.Round], step);
    }

    /// <summary>Takes the price of a message; once, however often it is asked.</summary>
    /// <returns>The refusal, or when the charge is durable: nothing may leave the house before.</returns>
    /// <exception cref="OverloadedException">Nothing was taken.</exception>
    public async ValueTask<(Refusal? Refusal, Task Saved)> ChargeAsync(WorkspaceSettings settings, ChargeId id, Channel channel, PhoneNumber phone)
    {
        if (settings.Credit is not { } credit)
        {
            return (null, Task.CompletedTask);
        }

        var country = Countries.Of(phone);
        var price = credit.PriceOf(channel, country);
        if (price == 0)
        {
            return (null, Task.CompletedTask);
        }

        var detail = $"{channel.Name()} {country ?? "--"}";
        var charged = await actors.AskAsync(
            accounts, Account(settings.Id), new AccountCommand.Charge(id, price, credit.DailyMax, credit.Thresholds, detail));
        if (charged.Answer.Crossed is { } threshold)
        {
            metrics.CreditsLow();
            LogLow(logger, settings.Id.ToString(), charged.Answer.Balance, threshold);
            await NoteLowAsync(settings.Id, threshold);
        }

        switch (charged.Answer.Outcome)
        {
            case AccountOutcome.Done:
                return (null, charged.Saved);
            case AccountOutcome.Busy:
                await MoveAsync(settings.Id, charged);
                throw new OverloadedException("line of charges of this workspace");
            default:
                await charged.Saved;
                return (Refusals.Unpaid(charged.Answer.Outcome), Task.CompletedTask);
        }
    }

    /// <summary>What became of a charged message: the charge stands, or comes back. Told again, nothing changes.</summary>
    public async ValueTask CloseAsync(WorkspaceSettings settings, ChargeId id, bool spent)
    {
        if (settings.Credit is null)
        {
            return;
        }

        AccountCommand command = spent ? new AccountCommand.Settle(id) : new AccountCommand.Refund(id);
        if (await followUp.AskAsync(() => actors.AskAsync(accounts, Account(settings.Id), command), clock.Moment() + policy.ProviderTimeout) is not { } closed)
        {
            // An open charge stays spent.
            return;
        }

        if (!spent)
        {
            await closed.Saved;
        }

        await MoveAsync(settings.Id, closed);
    }

    /// <summary>Gives back the charges of a round's messages that surely went nowhere, should their driver have died before it did.</summary>
    public async ValueTask ReturnAsync(WorkspaceSettings settings, OtpState state, int round)
    {
        if (settings.Credit is null)
        {
            return;
        }

        foreach (var attempt in state.Delivery.Attempts.Where(a => a.Round == round && a is { Status: DeliveryStatus.Failed, Left: false }))
        {
            await CloseAsync(settings, Id(state, attempt), spent: false);
        }
    }

    /// <summary>How an account stands.</summary>
    public async ValueTask<AccountAnswer> AskAsync(WorkspaceId workspace, AccountCommand command)
    {
        var reply = await actors.AskAsync(accounts, Account(workspace), command);
        await reply.Saved;
        await MoveAsync(workspace, reply);
        return reply.Answer;
    }

    private UInt128 Account(WorkspaceId workspace) => names.Record("account", workspace.ToString());

    private async ValueTask NoteLowAsync(WorkspaceId workspace, long threshold)
    {
        try
        {
            await journals.AppendAsync(
                JournalName.Audit, [new JournalEntry(0, clock.Moment(), "credits.low", "system", workspace.ToString(), $"below {threshold}")]);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // The charge is made: whoever asked for it must learn of that, and not of a note that was lost.
            LogNotNoted(logger, workspace.ToString(), e.GetType().Name);
        }
    }

    /// <summary>Stores full pages of the ledger.</summary>
    private async ValueTask MoveAsync(WorkspaceId workspace, Reply<AccountAnswer> reply)
    {
        if (reply.Answer.Page is null || !_moving.TryAdd(workspace, true))
        {
            return;
        }

        try
        {
            while (reply.Answer.Page is { } page)
            {
                await reply.Saved;
                await shelf.PutAsync(JournalName.Ledger(workspace), page);
                reply = await actors.AskAsync(accounts, Account(workspace), new AccountCommand.Moved(page.Number));
            }

            await reply.Saved;
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // The page stays in the account until the next one who passes by stores it.
            LogNotMoved(logger, workspace.ToString(), e.GetType().Name);
        }
        finally
        {
            _moving.TryRemove(workspace, out _);
        }
    }
}
