using OtpActors.History.Judging;

namespace OtpActors.History.Tests.Judging;

public sealed class PhoneWindowTests
{
    [Fact]
    public void ParseList_ServersForm_IsRead() => Assert.Equal(
        [new PhoneWindow(1, TimeSpan.FromSeconds(60)), new PhoneWindow(5, TimeSpan.FromHours(1))],
        PhoneWindow.ParseList("1/60s,5/1h"));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1/s")]
    [InlineData("1/5w")]
    public void ParseList_OtherForm_Throws(string text) => Assert.Throws<FormatException>(() => PhoneWindow.ParseList(text));
}
