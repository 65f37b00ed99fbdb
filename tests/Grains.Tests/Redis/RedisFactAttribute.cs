using OtpActors.Testing;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>A fact that needs redis-server; skipped with that reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (!RedisProcess.IsInstalled)
        {
            Skip = "redis-server is not installed on this machine: the cluster is not proved on Redis here.";
        }
    }
}
