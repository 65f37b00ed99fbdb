using Microsoft.Extensions.DependencyInjection;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Records;

namespace OtpActors.Grains.Tests.Actors;

/// <summary>What a grain does when its store fails, forgets or lies.</summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private const string Phone = "+99910000001";
    private ClusterRig? _rig;

    private ClusterRig Rig => _rig ?? throw new InvalidOperationException("The cluster is not started.");

    public async Task InitializeAsync() => _rig = await ClusterRig.StartedAsync();

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_WriteFails_TellsNothingWhateverTheCode_A24(bool right)
    {
        var sent = await Rig.SentAsync(Phone);
        var code = Rig.Received(Phone);
        Rig.Store.Before = static (operation, key) => Fail(operation == "write" && key.StartsWith("otp/", StringComparison.Ordinal));

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Rig.CheckAsync(sent.Otp, right ? code : EngineRig.Wrong(code)));
        Rig.Store.Before = null;

        Assert.Equal(0, (await Rig.GetAsync(sent.Otp)).Attempts);
        Assert.True((await Rig.CheckAsync(sent.Otp, code)).Value!.Valid);
    }

    [Fact]
    public async Task Check_WrittenButTheAnswerIsLost_IsReadBackAndCountsOnce_A96()
    {
        var sent = await Rig.SentAsync(Phone);
        var code = Rig.Received(Phone);
        var lost = false;
        Rig.Store.After = (operation, key) =>
        {
            if (!lost && operation == "write" && key.StartsWith("otp/", StringComparison.Ordinal))
            {
                lost = true;
                Fail(true);
            }
        };

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Rig.CheckAsync(sent.Otp, EngineRig.Wrong(code)));

        Assert.Equal(1, (await Rig.CheckAsync(sent.Otp, EngineRig.Wrong(code, 2))).Value!.AttemptsRemaining);
        Assert.Equal(2, Rig.Stored(sent.Otp)!.WrongChecks);
    }

    [Fact]
    public async Task Check_RecordVanishedUnderALiveActor_IsAClosedDoor_A99()
    {
        var sent = await Rig.SentAsync(Phone);
        Rig.Store.Remove(Rig.Store.Keys("otp").Single());

        var answer = await Rig.CheckAsync(sent.Otp, Rig.Received(Phone));

        Assert.Equal(RefusalCode.OtpNotFound, answer.Refusal!.Code);
        Assert.Empty(Rig.Store.Keys("otp"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"$type\":\"System.Diagnostics.Process, System\"}")]
    [InlineData("\u0001")]
    public async Task Check_RecordUnreadable_IsAClosedDoorAndMakesNothing_A21_A99(string bytes)
    {
        var sent = await Rig.SentAsync(Phone);
        var code = Rig.Received(Phone);
        Rig.Store.Change(Rig.Store.Keys("otp").Single(), _ => System.Text.Encoding.UTF8.GetBytes(bytes));

        var answer = await Xunit.Record.ExceptionAsync(async () => Assert.NotNull((await Rig.CheckAsync(sent.Otp, code)).Refusal));

        Assert.True(answer is null or StorageUnavailableException, answer?.ToString());
    }

    [Fact]
    public async Task Send_PhoneWrittenByAnotherActivation_IsDecidedAgainOnWhatTheStoreSays_A95()
    {
        await Rig.SentAsync(Phone);
        Rig.Clock.Advance(TimeSpan.FromSeconds(61));
        Rig.Store.Change(Rig.Store.Keys("phone").Single(), static bytes => bytes);

        await Rig.SentAsync(Phone);

        Assert.Equal("phone_cooldown", (await Rig.SendAsync(Phone)).Refusal!.Limit);
    }

    [Fact]
    public async Task Send_StoreFails_LeavesNoOtpAlive()
    {
        Rig.Store.Before = static (operation, _) => Fail(operation == "write");

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Rig.SendAsync(Phone));
        Rig.Store.Before = null;

        Assert.Empty(Rig.Store.Keys("otp"));
        await Rig.SentAsync(Phone);
    }

    /// <summary>A full Redis still reads: that says nothing of what this silo has to do.</summary>
    [Fact]
    public async Task Read_WhileWritesFail_DoesNotMakeTheSiloReady_A110()
    {
        var sent = await Rig.SentAsync(Phone);
        Rig.Store.Before = static (operation, _) => Fail(operation == "write");
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Rig.CheckAsync(sent.Otp, Rig.Received(Phone)));

        await Rig.GetAsync(sent.Otp);

        Assert.False(Rig.Services.GetRequiredService<StorageHealth>().IsGood);
    }

    [Fact]
    public async Task Check_RecordLongerThanItsState_IsAClosedDoor_A99()
    {
        var sent = await Rig.SentAsync(Phone);
        var code = Rig.Received(Phone);
        Rig.Store.Change(Rig.Store.Keys("otp").Single(), static bytes => [.. bytes, 0]);
        await Rig.RestartAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Rig.CheckAsync(sent.Otp, code));
    }

    private static void Fail(bool fail)
    {
        if (fail)
        {
            throw new IOException("The store is away.");
        }
    }
}
