using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Deliveries;

/// <summary>One provider for each channel; now and then nobody.</summary>
internal sealed class SimulatedRouter(World world, Receipts receipts) : IProviderRouter
{
    private readonly SimulatedProvider _whatsApp = new(world, receipts, "simulated-whatsapp");
    private readonly SimulatedProvider _sms = new(world, receipts, "simulated-sms");

    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried) =>
        tried.Length > 0 ? null : world.Setup.BadProviders && world.Chance.OneIn(30) ? null : channel == Channel.WhatsApp ? _whatsApp : _sms;
}
