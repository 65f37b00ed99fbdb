using OtpActors.Engine.Conformance;

namespace OtpActors.Embedded.Tests;

public sealed class EmbeddedCheckTests : CheckConformance
{
    protected override Task<EngineRig> StartAsync() => EmbeddedRig.StartedAsync();
}

public sealed class EmbeddedSendTests : SendConformance
{
    protected override Task<EngineRig> StartAsync() => EmbeddedRig.StartedAsync();
}

public sealed class EmbeddedDeliveryTests : DeliveryConformance
{
    protected override Task<EngineRig> StartAsync() => EmbeddedRig.StartedAsync();
}

public sealed class EmbeddedWebhookTests : WebhookConformance
{
    protected override Task<EngineRig> StartAsync() => EmbeddedRig.StartedAsync();
}

public sealed class EmbeddedRecordTests : RecordConformance
{
    protected override Task<EngineRig> StartAsync() => EmbeddedRig.StartedAsync();
}
