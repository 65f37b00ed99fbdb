using System.Text;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Tests.Wire;

public class JsonFieldTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        """{"metadata":{"otp_id":"inner","valid":true},"valid":false,"otp_id":"outer","count":1}""");

    [Fact]
    public void Text_SameNameInside_TakesTheOuterMember() => Assert.Equal("outer", JsonField.Text(Json, "otp_id"u8));

    [Theory]
    [InlineData("missing")]
    [InlineData("count")]
    public void Text_MissingOrNoString_IsNull(string name) => Assert.Null(JsonField.Text(Json, Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void IsFalse_MissingMember_IsNotFalse()
    {
        Assert.True(JsonField.IsFalse(Json, "valid"u8));
        Assert.False(JsonField.IsTrue(Json, "valid"u8));
        Assert.False(JsonField.IsFalse(Json, "missing"u8));
    }
}
