using OtpActors.Grains.Records;
using OtpActors.Http.Health;

namespace OtpActors.Silo.Health;

/// <summary>Not ready while writes fail (A110).</summary>
internal sealed class StoreReadiness(StorageHealth health) : IReadiness
{
    public bool IsReady => health.IsGood;
}
