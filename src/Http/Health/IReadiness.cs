namespace OtpActors.Http.Health;

/// <summary>One reason why the process may not be ready for requests. All that are registered must be ready (A110).</summary>
public interface IReadiness
{
    /// <summary>Whether this reason allows requests now. Cheap: it is asked at every probe.</summary>
    bool IsReady { get; }
}
