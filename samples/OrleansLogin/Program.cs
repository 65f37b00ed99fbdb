// A login on the command line: an Orleans client that asks an OtpActors cluster for a code and checks what the user types.
// dotnet run --project samples/OrleansLogin -- localhost:6379 +99915550100
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using OtpActors.Grains;
using StackExchange.Redis;

if (args is not [var redis, var phone])
{
    Console.Error.WriteLine("Name the cluster's Redis and a phone number: localhost:6379 +99915550100");
    return 2;
}

var builder = Host.CreateApplicationBuilder();
builder.UseOrleansClient(client =>
{
    client.Configure<ClusterOptions>(static cluster => (cluster.ClusterId, cluster.ServiceId) = ("otpactors", "otpactors"));
    client.UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
});
builder.Services.AddOtpActorsClient();
using var host = builder.Build();
await host.StartAsync();

var service = host.Services.GetRequiredService<OtpActorsClient>().For();
var sent = await service.SendAsync(new SendOtp { Phone = phone });
if (sent.Refusal is { } refusal)
{
    Console.Error.WriteLine(refusal.Detail);
    return 1;
}

while (true)
{
    Console.Write("The code: ");
    var verdict = await service.VerifyAsync(new VerifyOtp { OtpId = sent.OtpId, Code = Console.ReadLine() ?? "" });
    if (verdict.Valid)
    {
        Console.WriteLine("Welcome.");
        return 0;
    }

    Console.WriteLine(verdict.Refusal?.Detail ?? $"Wrong; {verdict.AttemptsRemaining} tries left.");
    if (verdict.Refusal is not null || verdict.AttemptsRemaining == 0)
    {
        return 1;
    }
}
