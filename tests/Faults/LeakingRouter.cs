using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Embedded.Folder;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>Gives away what no program may, in one of several ways: the search for it must find each.</summary>
internal sealed partial class LeakingRouter(IProviderRouter router, string leak, ILogger<LeakingRouter> logger, IMeterFactory meters, DataFolder folder)
    : IProviderRouter
{
    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried) =>
        router.Pick(workspace, channel, phone, tried) is { } provider ? new Leaking(this, provider) : null;

    private void Leak(DeliveryMessage message)
    {
        var phone = message.Phone.E164;
        switch (leak)
        {
            case "code in the log":
                LogSent(logger, message.Code.Reveal());
                break;
            case "encoded phone in the log":
                LogSent(logger, Uri.EscapeDataString(phone));
                break;
            case "phone without its country in the log":
                LogSent(logger, phone[4..]);
                break;
            case "phone in a metric":
                meters.Create("OtpActors.Leak").CreateCounter<int>("leak").Add(1, new KeyValuePair<string, object?>("phone", phone));
                break;
            case "code in a file":
                File.AppendAllText(folder.PathOf("leak"), message.Code.Reveal(), System.Text.Encoding.Unicode);
                break;
            case "phone in a file name":
                File.WriteAllText(folder.PathOf("leak" + phone), "");
                break;
            default:
                throw new InvalidOperationException($"There is no leak \"{leak}\".");
        }
    }

    [LoggerMessage(9001, LogLevel.Information, "Sent {Something}.")]
    private static partial void LogSent(ILogger logger, string something);

    private sealed class Leaking(LeakingRouter house, IDeliveryProvider provider) : IDeliveryProvider
    {
        public string Name => provider.Name;

        public bool ReceiptsNameMessageIds => provider.ReceiptsNameMessageIds;

        public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
        {
            house.Leak(message);
            return provider.SendAsync(message, cancellationToken);
        }
    }
}
