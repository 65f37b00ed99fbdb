using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Api.Hosting;
using OtpActors.Delivery.Routing;
using OtpActors.Embedded;
using OtpActors.Engine.Ports;
using OtpActors.Faults;

// The real server with decorated ports: it breaks a rule, dies at a labelled point, writes down what it hands to providers, and may live
// in the future.
//   FAULTS_BREAK        the rule to break, a name of Breakage such as "DoubleSuccess"; unset for none
//   FAULTS_KILL_AT      the point, such as "Otp.Create saved"; unset for none
//   FAULTS_MESSAGES     the file for the messages; unset for none
//   FAULTS_SHIFT        seconds by which the clock is ahead
var broken = Enum.Parse<Breakage>(Environment.GetEnvironmentVariable("FAULTS_BREAK") ?? nameof(Breakage.None));
var kill = new KillPoint(Environment.GetEnvironmentVariable("FAULTS_KILL_AT"));
var messages = Environment.GetEnvironmentVariable("FAULTS_MESSAGES");
var shift = double.Parse(Environment.GetEnvironmentVariable("FAULTS_SHIFT") ?? "0", CultureInfo.InvariantCulture);

return await ApiProgram.RunAsync(args, services =>
{
    services.Break(broken);
    services.AddSingleton<TimeProvider>(new ShiftedTime(TimeSpan.FromSeconds(shift)));
    services.TryAddSingleton<IActors>(s => new KillingActors(ActivatorUtilities.CreateInstance<EmbeddedActors>(s), kill));
    if (messages is not null)
    {
        services.AddSingleton<IProviderRouter>(s => new RecordingRouter(ActivatorUtilities.CreateInstance<ProviderRouter>(s), kill, messages));
    }
});
