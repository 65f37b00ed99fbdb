using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Api.Hosting;
using OtpActors.Delivery.Routing;
using OtpActors.Embedded;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;
using OtpActors.Faults;

// The real server with decorated ports: it breaks a rule, dies at a labelled point, writes down what it hands to providers, gives secrets away,
// has a slow disk, and may live in the future.
//   FAULTS_BREAK        the rule to break, a name of Breakage such as "DoubleSuccess"; unset for none
//   FAULTS_KILL_AT      the point, such as "Otp.Create saved"; unset for none
//   FAULTS_MESSAGES     the file for the messages; unset for none
//   FAULTS_LEAK         what is given away and where, such as "code in the log"; unset for nothing
//   FAULTS_COMMIT_MS    how long a commit takes, milliseconds; unset for as long as it takes
//   FAULTS_SHIFT        seconds by which the clock is ahead
var broken = Enum.Parse<Breakage>(Environment.GetEnvironmentVariable("FAULTS_BREAK") ?? nameof(Breakage.None));
var kill = new KillPoint(Environment.GetEnvironmentVariable("FAULTS_KILL_AT"));
var messages = Environment.GetEnvironmentVariable("FAULTS_MESSAGES");
var leak = Environment.GetEnvironmentVariable("FAULTS_LEAK");
var commit = Number("FAULTS_COMMIT_MS");
var shift = Number("FAULTS_SHIFT") ?? 0;

return await ApiProgram.RunAsync(args, services =>
{
    services.Break(broken);
    services.AddSingleton<TimeProvider>(new ShiftedTime(TimeSpan.FromSeconds(shift)));
    services.TryAddSingleton<IActors>(s => new KillingActors(ActivatorUtilities.CreateInstance<EmbeddedActors>(s), kill));
    services.AddSingleton<IWebhookActors>(s => new KillingWebhookActors(ActivatorUtilities.CreateInstance<EmbeddedWebhookActors>(s), kill));
    services.AddSingleton<IProviderRouter>(s =>
    {
        IProviderRouter router = ActivatorUtilities.CreateInstance<ProviderRouter>(s);
        router = messages is null ? router : new RecordingRouter(router, kill, messages);
        return leak is null ? router : ActivatorUtilities.CreateInstance<LeakingRouter>(s, router, leak);
    });
    if (commit is { } milliseconds)
    {
        services.AddSingleton<RowWriterFactory>(path => new PacedWriter(new RowWriter(path), TimeSpan.FromMilliseconds(milliseconds)));
    }
});

static double? Number(string name) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
