using OtpActors.Engine.Verification;
using OtpActors.Testing;

namespace OtpActors.Http.Tests;

/// <summary>A84: numbers, codes and keys come out where they are asked for, and nowhere else.</summary>
public sealed class LeakTests : ServerTest
{
    private const string Number = "14155550177";
    private const string Code = "86753091";

    [Fact]
    public async Task Canaries_ThroughEveryRoute_ReachNeitherLogNorMetricsNorRefusals()
    {
        var refusals = new List<Told>();
        Server.Engine.Checking = static () => new(new Refusal(RefusalCode.OtpExpired, "This OTP has expired. Send a new one."));
        refusals.Add(await Server.PostAsync(HttpServer.Verify, Check(Code)));
        refusals.Add(await Server.PostAsync(HttpServer.Verify, Check(Code + "1")));
        refusals.Add(await Server.PostAsync(HttpServer.Send, $$"""{"phone":"{{Number}}","code":"{{Code}}x"}"""));
        refusals.Add(await Server.PostAsync(HttpServer.Send, $$"""{"phone":"+{{Number}}","code":"{{Code}}" """));
        Server.Engine.Sending = static () => throw new InvalidOperationException("broken");
        refusals.Add(await Server.PostAsync(HttpServer.Send, $$"""{"phone":"+{{Number}}","code":"{{Code}}"}"""));
        await Server.PostAsync(HttpServer.Search, $$"""{"phone":"+{{Number}}"}""");

        var metrics = (await Server.GetAsync("/metrics")).Text;

        foreach (var canary in (string[])[Number, Code, HttpServer.Key])
        {
            Assert.All(refusals, told => Assert.DoesNotContain(canary, told.Text, StringComparison.Ordinal));
            Assert.DoesNotContain(canary, Server.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, metrics, StringComparison.Ordinal);
        }
    }
}
