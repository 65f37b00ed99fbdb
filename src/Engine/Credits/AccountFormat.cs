using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Credits;

/// <summary>How an account is stored, and how what is asked of it travels. The first number of a record is the version; a newer one is refused.</summary>
internal static class AccountFormat
{
    private const int Version = 1;
    private const int ReadIt = 0;
    private const int AddIt = 1;
    private const int ChargeIt = 2;
    private const int SettleIt = 3;
    private const int RefundIt = 4;
    private const int MovedIt = 5;

    public static void Write(AccountState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number((ulong)state.Balance);
        to.Number((ulong)state.Day);
        to.Number((ulong)state.Spent);
        to.Number(state.Open.Length);
        foreach (var charge in state.Open)
        {
            WriteId(charge.Id, ref to);
            to.Number((ulong)charge.Price);
            to.Time(charge.At);
        }

        to.Number(state.References.Length);
        foreach (var reference in state.References)
        {
            to.Text(reference);
        }

        JournalFormat.Write(state.Ledger, ref to);
    }

    public static AccountState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"An account is stored in format {version}; this build reads formats up to {Version}.");
        }

        long balance = Credits(ref from), day = Credits(ref from), spent = Credits(ref from);
        var open = ImmutableArray.CreateBuilder<OpenCharge>(from.Count());
        for (var i = 0; i < open.Capacity; i++)
        {
            open.Add(new OpenCharge(ReadId(ref from), Credits(ref from), from.Time()));
        }

        var references = ImmutableArray.CreateBuilder<string>(from.Count());
        for (var i = 0; i < references.Capacity; i++)
        {
            references.Add(from.Text());
        }

        return new AccountState(balance, day, spent, open.MoveToImmutable(), references.MoveToImmutable(), JournalFormat.ReadJournal(ref from));
    }

    public static void WriteCommand(AccountCommand command, ref StateWriter to)
    {
        switch (command)
        {
            case AccountCommand.Add add:
                to.Number(AddIt);
                to.Flag(add.Amount < 0);
                to.Number((ulong)Math.Abs(add.Amount));
                to.Text(add.Who);
                to.Text(add.Reference);
                to.Text(add.Reason);
                break;
            case AccountCommand.Charge charge:
                to.Number(ChargeIt);
                WriteId(charge.Id, ref to);
                to.Number((ulong)charge.Price);
                to.Number((ulong)(charge.DailyMax + 1 ?? 0));
                to.Number(charge.Thresholds.Length);
                foreach (var threshold in charge.Thresholds)
                {
                    to.Number((ulong)threshold);
                }

                to.Text(charge.Detail);
                break;
            case AccountCommand.Settle settle:
                to.Number(SettleIt);
                WriteId(settle.Id, ref to);
                break;
            case AccountCommand.Refund refund:
                to.Number(RefundIt);
                WriteId(refund.Id, ref to);
                break;
            case AccountCommand.Moved moved:
                to.Number(MovedIt);
                to.Number((ulong)moved.Page);
                break;
            default:
                to.Number(ReadIt);
                break;
        }
    }

    public static AccountCommand ReadCommand(ref StateReader from) => from.Small() switch
    {
        AddIt => new AccountCommand.Add((from.Flag() ? -1 : 1) * Credits(ref from), from.Text(), from.TextOrNone(), from.TextOrNone()),
        ChargeIt => ReadCharge(ref from),
        SettleIt => new AccountCommand.Settle(ReadId(ref from)),
        RefundIt => new AccountCommand.Refund(ReadId(ref from)),
        MovedIt => new AccountCommand.Moved((long)from.Number()),
        ReadIt => AccountCommand.Read.Instance,
        var number => throw new InvalidDataException($"A command to an account has the number {number}, which this build does not know. Upgrade the older silos first."),
    };

    private static AccountCommand.Charge ReadCharge(ref StateReader from)
    {
        var id = ReadId(ref from);
        long price = Credits(ref from), daily = Credits(ref from);
        var thresholds = ImmutableArray.CreateBuilder<long>(from.Count());
        for (var i = 0; i < thresholds.Capacity; i++)
        {
            thresholds.Add(Credits(ref from));
        }

        return new AccountCommand.Charge(id, price, daily == 0 ? null : daily - 1, thresholds.MoveToImmutable(), from.Text());
    }

    private static void WriteId(ChargeId id, ref StateWriter to)
    {
        to.Bits(id.Otp.Value);
        to.Number(id.Round);
        to.Number(id.Step);
    }

    private static ChargeId ReadId(ref StateReader from) => new(new OtpId(from.Bits()), from.Number(), from.Small());

    private static long Credits(ref StateReader from)
    {
        var value = from.Number();
        return value <= long.MaxValue / 4 ? (long)value : throw new InvalidDataException("Credits in stored state are too many.");
    }
}
