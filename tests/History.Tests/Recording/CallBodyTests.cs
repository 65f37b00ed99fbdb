using OtpActors.History.Recording;

namespace OtpActors.History.Tests.Recording;

public sealed class CallBodyTests
{
    [Fact]
    public async Task CopyToAsync_Twice_Throws()
    {
        using var body = new CallBody([1, 2]);
        using var first = new MemoryStream();
        Assert.False(body.Left);

        await body.CopyToAsync(first);

        Assert.True(body.Left);
        using var second = new MemoryStream();
        await Assert.ThrowsAnyAsync<Exception>(() => body.CopyToAsync(second));
        Assert.Equal(2, first.Length);
        Assert.Equal(0, second.Length);
    }
}
