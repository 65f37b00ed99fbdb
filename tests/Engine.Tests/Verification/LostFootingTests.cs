using System.Net;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>A commit can fail between two steps of a request: the later one is not kept without the earlier (found by simulation).</summary>
public sealed class LostFootingTests
{
    [Fact]
    public async Task Send_ClaimLost_NothingIsKeptAndTheKeyIsFree()
    {
        using var rig = new FlowRig();
        rig.Actors.IsLost = Once(static r => r is ClaimRequest.Open);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync("k"));
        Assert.Empty(await rig.PlacesAsync());
        var repeated = await rig.SendAsync("k");

        Assert.Equal(Assert.Single(rig.Messages).Otp, repeated.Value!.Otp);
    }

    [Fact]
    public async Task Send_PlaceLost_ThereIsNoOtpToFallBackToSms()
    {
        using var rig = new FlowRig();
        rig.Actors.IsLost = Once(IsReserve);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync());
        var sent = await rig.SendAsync();

        Assert.Equal([sent.Value!.Otp], rig.Actors.Otps);
    }

    [Fact]
    public async Task Send_ChargeLost_ThereIsNoOtp()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsLost = Once(static r => r is AccountCommand.Charge);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync());

        Assert.Empty(rig.Actors.Otps);
        Assert.Equal(50, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Send_PlaceLostAndChargeKept_TheChargeComesBack()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsLost = Once(IsReserve);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync());

        Assert.Equal(50, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Resend_PlaceLostAndChargeKept_TheChargeComesBack()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsLost = Once(IsReserve);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.ResendAsync(sent.Otp));

        Assert.Equal(49, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Send_ListingByReferenceLost_ThereIsNoOtpAndAllThatWasReservedComesBack()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsLost = Once(static r => r is ReferenceRequest.Add);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.Verification.SendAsync(
            WorkspaceId.Default, new SendRequest(FlowRig.Phone) { ClientReference = "order-1" }, null, CancellationToken.None));

        Assert.Empty(rig.Actors.Otps);
        Assert.True(Assert.Single(await rig.PlacesAsync()).Released);
        Assert.Equal(50, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Send_PlaceOfItsAddressLost_ThereIsNeitherPlaceNorOtp()
    {
        using var rig = new FlowRig();
        rig.Settings = rig.Settings with { AddressWindows = [new PhoneWindow(5, TimeSpan.FromMinutes(1))] };
        rig.Actors.IsLost = Once(IsReserve);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.Verification.SendAsync(
            WorkspaceId.Default, new SendRequest(FlowRig.Phone) { ClientIp = IPAddress.Loopback }, null, CancellationToken.None));

        Assert.Empty(rig.Actors.Otps);
        Assert.Empty(await rig.PlacesAsync());
    }

    [Fact]
    public async Task Check_CountLost_ThePhoneIsNotCharged()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsLost = Once(static r => r is OtpRequest.Check);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code)));

        Assert.Empty((await rig.Actors.AskAsync(rig.Names.Phone(WorkspaceId.Default, FlowRig.Phone), PhoneRequest.Read.Instance)).Answer.State.WrongChecks);
    }

    [Fact]
    public async Task Resend_PlaceLost_TheOtpHasNoSecondRound()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsLost = Once(IsReserve);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.ResendAsync(sent.Otp));

        Assert.Single((await rig.GetAsync(sent.Otp)).RoundTokens);
        Assert.Single(rig.Messages);
    }

    [Fact]
    public async Task Check_ClaimLost_IsNotCounted()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        var wrong = FlowRig.Wrong(rig.Messages[0].Code);
        rig.Actors.IsLost = Once(static r => r is ClaimRequest.Open);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.CheckAsync(sent.Otp, wrong, "k"));

        Assert.Equal(2, (await rig.CheckAsync(sent.Otp, wrong, "k")).Value!.AttemptsRemaining);
    }

    private static bool IsReserve(object request) => request is PhoneRequest.Apply { Command: PhoneCommand.Reserve };

    private static Func<object, bool> Once(Func<object, bool> which)
    {
        var times = 0;
        return request => which(request) && times++ == 0;
    }
}
