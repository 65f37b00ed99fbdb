using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Tests.Identity;

public sealed class WorkspaceIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("default")]
    [InlineData("shop-2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abc")]
    public void TryParse_AName_IsTaken(string text)
    {
        Assert.True(WorkspaceId.TryParse(text, out var id));
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2shop")]
    [InlineData("-shop")]
    [InlineData("Shop")]
    [InlineData("sh op")]
    [InlineData("shop/")]
    [InlineData("schön")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abcd")]
    public void TryParse_AnythingElse_IsNoName(string? text) => Assert.False(WorkspaceId.TryParse(text, out _));
}
