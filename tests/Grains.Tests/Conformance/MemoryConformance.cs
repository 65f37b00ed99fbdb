using OtpActors.Engine.Conformance;

namespace OtpActors.Grains.Tests.Conformance;

public sealed class ClusterCheckTests : CheckConformance
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync();
}

public sealed class ClusterSendTests : SendConformance
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync();
}

public sealed class ClusterDeliveryTests : DeliveryConformance
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync();
}

public sealed class ClusterWebhookTests : WebhookConformance
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync();
}

public sealed class ClusterRecordTests : RecordConformance
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync();
}
