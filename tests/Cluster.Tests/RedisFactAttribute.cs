using OtpActors.History.Clusters;

namespace OtpActors.Cluster.Tests;

/// <summary>A fact that starts a Redis and says plainly when it is skipped for want of one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (!RedisProcess.IsInstalled)
        {
            Skip = "redis-server is not installed on this machine: the cluster is not proved here.";
        }
    }
}
