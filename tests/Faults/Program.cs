using System.Globalization;
using OtpActors.Api.Hosting;
using OtpActors.Delivery.Routing;
using OtpActors.Embedded;
using OtpActors.Engine.Ports;
using OtpActors.Faults;

// The real server with decorated ports: it dies at a labelled point, writes down what it hands to providers, and may live in the future.
//   FAULTS_KILL_AT      the point, such as "Otp.Create saved"; unset for none
//   FAULTS_MESSAGES     the file for the messages
//   FAULTS_SHIFT        seconds by which the clock is ahead
var kill = new KillPoint(Environment.GetEnvironmentVariable("FAULTS_KILL_AT"));
var messages = Environment.GetEnvironmentVariable("FAULTS_MESSAGES") ?? throw new InvalidOperationException("FAULTS_MESSAGES names a file.");
var shift = double.Parse(Environment.GetEnvironmentVariable("FAULTS_SHIFT") ?? "0", CultureInfo.InvariantCulture);

return await ApiProgram.RunAsync(args, services =>
{
    services.AddSingleton<TimeProvider>(new ShiftedTime(TimeSpan.FromSeconds(shift)));
    services.AddSingleton<IActors>(s => new KillingActors(ActivatorUtilities.CreateInstance<EmbeddedActors>(s), kill));
    services.AddSingleton<IProviderRouter>(s => new RecordingRouter(ActivatorUtilities.CreateInstance<ProviderRouter>(s), kill, messages));
});
