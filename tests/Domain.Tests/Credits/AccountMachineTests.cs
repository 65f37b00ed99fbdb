using FsCheck.Fluent;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Testing;

namespace OtpActors.Domain.Tests.Credits;

public sealed class AccountMachineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private AccountState _account = AccountState.Empty;
    private DateTimeOffset _now = Noon;

    [Fact]
    public void Charge_WithoutEnough_IsRefusedAndChangesNothing()
    {
        Add(2);

        Assert.Equal(AccountOutcome.Insufficient, Charge(1, price: 3));
        Assert.Equal(AccountOutcome.Done, Charge(1, price: 2));
        Assert.Equal(AccountOutcome.Insufficient, Charge(2));
        Assert.Equal(0, _account.Balance);
    }

    [Fact]
    public void Charge_AskedAgain_IsTakenOnce()
    {
        Add(5);
        Charge(1);
        Charge(1);

        Assert.Equal(4, _account.Balance);
        Assert.Equal(2, _account.Ledger.Tail.Length);
    }

    [Fact]
    public void Refund_AskedAgain_ComesBackOnce()
    {
        Add(5);
        Charge(1, price: 3);
        Refund(1);
        Refund(1);

        Assert.Equal((5, 0), (_account.Balance, _account.Spent));
    }

    [Fact]
    public void Refund_OfASettledCharge_GivesNothing()
    {
        Add(5);
        Charge(1);
        Ask(new AccountCommand.Settle(Id(1)));
        Refund(1);

        Assert.Equal(4, _account.Balance);
    }

    [Fact]
    public void Charge_BeyondTheDaysCap_WaitsForMidnight_A40()
    {
        Add(100);
        Assert.Equal(AccountOutcome.Done, Charge(1, price: 3, daily: 5));
        Assert.Equal(AccountOutcome.CapReached, Charge(2, price: 3, daily: 5));
        Assert.Equal(AccountOutcome.Done, Charge(3, price: 2, daily: 5));
        _now = Noon.AddHours(12);
        Assert.Equal(AccountOutcome.Done, Charge(4, price: 5, daily: 5));
    }

    [Fact]
    public void Refund_OnTheSameDay_GivesRoomUnderTheCapBack()
    {
        Add(100);
        Charge(1, price: 5, daily: 5);
        Refund(1);

        Assert.Equal(AccountOutcome.Done, Charge(2, price: 5, daily: 5));
    }

    [Fact]
    public void Charge_CrossingThresholds_TellsTheHighestOnce()
    {
        Add(12);

        Assert.Null(Ask(Command(1, 1)).Crossed);
        Assert.Equal(10, Ask(Command(2, 2)).Crossed);
        Assert.Null(Ask(Command(3, 1)).Crossed);
        Assert.Equal(5, Ask(Command(4, 4)).Crossed);

        static AccountCommand.Charge Command(int number, long price) => new(Id(number), price, null, [10, 5], "sms DE");
    }

    [Fact]
    public void Add_NamedTwice_IsDoneOnce()
    {
        Ask(new AccountCommand.Add(5, "admin", "invoice-7", null));
        Ask(new AccountCommand.Add(5, "admin", "invoice-7", null));

        Assert.Equal(5, _account.Balance);
    }

    [Fact]
    public void Add_BelowZero_IsRefused()
    {
        Add(5);

        Assert.Equal(AccountOutcome.Insufficient, Ask(new AccountCommand.Add(-6, "admin", null, null)).Outcome);
        Assert.Equal(AccountOutcome.Done, Ask(new AccountCommand.Add(-5, "admin", null, null)).Outcome);
    }

    [Fact]
    public void Charge_TooManyOpen_IsBusyUntilTheyLapse()
    {
        Add(AccountMachine.OpenMax * 2);
        for (var n = 0; n < AccountMachine.OpenMax; n++)
        {
            Assert.Equal(AccountOutcome.Done, Charge(n));
            _account = _account with { Ledger = Journal.Empty };
        }

        Assert.Equal(AccountOutcome.Busy, Charge(-1));
        _now += AccountMachine.OpenFor;
        Assert.Equal(AccountOutcome.Done, Charge(-1));
        Assert.Single(_account.Open);
    }

    /// <summary>Whatever comes in whatever order, however often: never below zero, and the ledger adds up to the balance.</summary>
    [Fact]
    public void Decide_AnySequence_LedgerAndBalanceAgree() => Property.HoldsFor(Gen.Choose(0, int.MaxValue - 1), static seed =>
    {
        var chance = new Random(seed);
        var account = AccountState.Empty;
        var now = Noon;
        var sum = 0L;
        for (var step = 0; step < 300; step++)
        {
            now += TimeSpan.FromMinutes(chance.Next(60));
            var id = Id(chance.Next(20));
            AccountCommand command = chance.Next(6) switch
            {
                0 => new AccountCommand.Add(chance.Next(-5, 20), "admin", chance.Next(2) == 0 ? null : $"r{chance.Next(9)}", null),
                1 => new AccountCommand.Settle(id),
                2 => new AccountCommand.Refund(id),
                _ => new AccountCommand.Charge(id, 1 + chance.Next(4), chance.Next(3) == 0 ? 10 : null, [3], "sms DE"),
            };
            var before = account;
            var decision = AccountMachine.Decide(account, command, now);
            account = decision.State;
            Assert.True(account.Balance >= 0);
            Assert.True(account.Balance == before.Balance || decision.Save, $"{command} moved credits and is not saved.");
            sum += account.Ledger.Tail.Skip(before.Ledger.Tail.Length).Sum(static e => e.Amount);
            Assert.Equal(account.Balance, sum);
            Assert.Equal(account.Balance, account.Ledger.Tail.IsEmpty ? 0 : account.Ledger.Tail[^1].Balance);
        }
    });

    private static ChargeId Id(int number) => new(new OtpId((UInt128)(number + 1000)), 0, 0);

    private void Add(long amount) => Ask(new AccountCommand.Add(amount, "admin", null, null));

    private AccountOutcome Charge(int number, long price = 1, long? daily = null) =>
        Ask(new AccountCommand.Charge(Id(number), price, daily, [], "sms DE")).Outcome;

    private void Refund(int number) => Ask(new AccountCommand.Refund(Id(number)));

    private AccountDecision Ask(AccountCommand command)
    {
        var decision = AccountMachine.Decide(_account, command, _now);
        _account = decision.State;
        return decision;
    }
}
