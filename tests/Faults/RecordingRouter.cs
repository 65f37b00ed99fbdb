using System.Collections.Immutable;
using System.Text.Json;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>Writes every message that is handed to a provider into a file that outlives the process, one JSON line each.</summary>
internal sealed class RecordingRouter(IProviderRouter router, KillPoint kill, string file) : IProviderRouter
{
    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried) =>
        router.Pick(workspace, channel, phone, tried) is { } provider ? new Recording(provider, kill, file) : null;

    private sealed class Recording(IDeliveryProvider provider, KillPoint kill, string file) : IDeliveryProvider
    {
        private static readonly Lock Gate = new();

        public string Name => provider.Name;

        public bool ReceiptsNameMessageIds => provider.ReceiptsNameMessageIds;

        public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
        {
            kill.Pass("Provider before");
            lock (Gate)
            {
                File.AppendAllText(
                    file,
                    JsonSerializer.Serialize(new { phone = message.Phone.E164, channel = message.Channel.ToString(), code = message.Code.Reveal() }) + "\n");
            }

            var outcome = await provider.SendAsync(message, cancellationToken);
            kill.Pass("Provider after");
            return outcome;
        }
    }
}
