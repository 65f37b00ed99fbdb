using OtpActors.Engine.Actors;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

public sealed class ReferenceActorTests
{
    private static readonly ReferenceActor Actor = new();

    [Fact]
    public void Add_RetentionWasLowered_KeepsWhatIsStillKept()
    {
        var first = Actor.Decide(null, new ReferenceRequest.Add(Samples.Otp(1), TimeSpan.FromDays(30)), Samples.Noon).Next!;
        var second = Actor.Decide(first, new ReferenceRequest.Add(Samples.Otp(2), TimeSpan.FromDays(1)), Samples.Noon).Next!;

        Assert.Equal(first.KeepUntil, second.KeepUntil);
        var found = Actor.Decide(second, ReferenceRequest.Read.Instance, Samples.Noon.AddDays(29)).Answer.Otps;
        Assert.Equal([Samples.Otp(1), Samples.Otp(2)], found.AsEnumerable());
    }
}
