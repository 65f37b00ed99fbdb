using OtpActors.History.Recording;

namespace OtpActors.History.Tests.Recording;

public sealed class TrackedOtpTests
{
    [Fact]
    public void RightCode_AfterSeveralReads_IsTheNewest()
    {
        var otp = new TrackedOtp("otp_A", "+999100000001");
        Assert.Null(otp.RightCode());

        otp.Learn([new("otp_A", "11111111")]);
        otp.Learn([new("otp_A", "22222222"), new("otp_B", "33333333"), new("otp_A", "11111111")]);

        Assert.Equal("22222222", otp.RightCode());
    }

    [Fact]
    public void WrongCode_OfAnyDraw_IsNotTheRightOne()
    {
        var otp = new TrackedOtp("otp_A", "+999100000001");
        otp.Learn([new("otp_A", "22222222"), new("otp_A", "11111111")]);

        for (var seed = 0; seed < 200; seed++)
        {
            Assert.NotEqual("22222222", otp.WrongCode(new Random(seed)));
        }
    }
}
