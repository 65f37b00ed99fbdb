using OtpActors.Embedded;
using OtpActors.Http.Access;
using OtpActors.Http.Health;

namespace OtpActors.Api.Engine;

/// <summary>What the engine tells the front end about itself.</summary>
internal sealed class EngineHealth(EmbeddedEngine engine) : IReadiness, ILoad
{
    public bool IsReady => engine.IsReady;

    public double Load => engine.Load;
}
