using System.Net;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Wire;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Tests.Work;

public class OverloadWorkTests
{
    private static readonly RequestWriter Writer = new(new Target("x", new IPEndPoint(IPAddress.Loopback, 1), null, false, "/", 0, null));

    [Fact]
    public void Accept_TakenAndRefused_AreToldApartBySecondAndTime()
    {
        long now = 0;
        var work = new OverloadWork(new Phones(1), 2, () => now);
        Assert.True(work.TryWrite(Writer, 0, out _));
        Assert.True(work.TryWrite(Writer, 1, out _));

        now = 100;
        Assert.True(work.Accept(0, new Response(503, default, 0, false)));
        now = 2_500_000;
        Assert.True(work.Accept(1, new Response(200, default, 0, false)));

        Assert.Equal([0, 0, 1], work.TakenBySecond);
        Assert.Equal((1, 100), (work.Refused.Count, work.Refused.Max));
        Assert.Equal((1, 2_500_000), (work.Taken.Count, work.Taken.Max));
    }

    [Fact]
    public void Accept_AnythingElse_IsNeither()
    {
        var work = new OverloadWork(new Phones(1), 1, () => 0);
        Assert.True(work.TryWrite(Writer, 0, out _));

        Assert.False(work.Accept(0, new Response(500, default, 0, false)));

        Assert.Equal((0, 0), (work.Refused.Count, work.Taken.Count));
        Assert.Empty(work.TakenBySecond);
    }
}
