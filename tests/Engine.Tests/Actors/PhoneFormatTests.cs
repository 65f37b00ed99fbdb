using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

public sealed class PhoneFormatTests
{
    /// <summary>What version 1 wrote for <see cref="Golden"/>. Never changes: later builds must read it.</summary>
    private const string GoldenHex =
        "0102efcdab0000000000010000000000000000808ce9ef9f3401efcdab0000000000020000000000000091e4d0b287d3aeeefe01e0e0ecef9f340002"
        + "efcdab0000000000020000000000000001bcececef9f34efcdab000000000002000000000000000aa5f4ecef9f340189b3e9ef9f3480c48299a034";

    private static readonly PhoneActor Actor = new();

    private static PhoneState Golden => new(
        [new Place(Samples.Otp(1), 0, Samples.Noon, true), new Place(Samples.Otp(2), 0xFEDC_BA98_7654_3211, Samples.Noon.AddSeconds(60), false)],
        [new WrongCheck(Samples.Otp(2), 1, Samples.Noon.AddMilliseconds(61_500)), new WrongCheck(Samples.Otp(2), 10, Samples.Noon.AddMilliseconds(62_501))],
        Samples.Noon.AddMilliseconds(5_001),
        Samples.Noon.AddDays(1));

    [Fact]
    public void Write_TheGoldenPhone_GivesTheGoldenBytes_A98() =>
        Assert.Equal(GoldenHex, Convert.ToHexStringLower(Stored.Write(Actor, Golden)));

    [Fact]
    public void Read_TheGoldenBytes_GivesTheGoldenPhone_A98() => AssertSame(Golden, Stored.Read(Actor, Convert.FromHexString(GoldenHex)));

    [Fact]
    public void Read_WhatWasWritten_IsTheSameForEveryReachableState() => Property.HoldsForSequences(PhoneStep.Steps, static steps =>
    {
        var run = new PhoneRun(PhonePolicy.Standard);
        foreach (var step in steps)
        {
            run.Play(step);
            AssertSame(run.State with { Holds = [] }, Stored.Read(Actor, Stored.Write(Actor, run.State)));
        }
    });

    [Fact]
    public void Read_DamagedBytes_IsRefusedOrCanBeWorkedWith_A99() => Stored.AssertSurvivesDamage(Actor, Golden, static state =>
    {
        foreach (var now in new[] { Samples.Noon.AddSeconds(20), Samples.Noon.AddDays(2) })
        {
            PhoneCommand[] commands =
            [
                new PhoneCommand.Reserve(Samples.Otp(3), 0),
                new PhoneCommand.Reserve(Samples.Otp(2), 0),
                new PhoneCommand.Release(Samples.Otp(2), 0xFEDC_BA98_7654_3211),
                new PhoneCommand.TakeHold(1),
                new PhoneCommand.Charge(Samples.Otp(2), 3, 1),
            ];
            foreach (var command in commands)
            {
                Actor.Decide(state, new PhoneRequest.Apply(command, PhonePolicy.Standard), now);
            }
        }
    });

    [Fact]
    public void Read_AnotherVersion_IsRefusedByItsNumber()
    {
        byte[] bytes = [2, .. Stored.Write(Actor, Golden)[1..]];

        Assert.Contains("format 2", Assert.Throws<InvalidDataException>(() => Stored.Read(Actor, bytes)).Message, StringComparison.Ordinal);
    }

    private static void AssertSame(PhoneState expected, PhoneState actual)
    {
        Assert.Equal(expected.Places, actual.Places.AsEnumerable());
        Assert.Equal(expected.WrongChecks, actual.WrongChecks.AsEnumerable());
        Assert.Empty(actual.Holds);
        Assert.Equal((expected.PausedUntil, expected.KeepUntil), (actual.PausedUntil, actual.KeepUntil));
    }
}
