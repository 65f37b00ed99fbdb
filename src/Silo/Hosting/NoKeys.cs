using OtpActors.Http.Access;

namespace OtpActors.Silo.Hosting;

/// <summary>No API key opens anything.</summary>
internal sealed class NoKeys : IKeyRing
{
    public Caller? Find(ApiKey key) => null;
}
