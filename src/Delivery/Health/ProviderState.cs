namespace OtpActors.Delivery.Health;

/// <summary>How a provider is doing.</summary>
public enum ProviderState
{
    /// <summary>It takes messages.</summary>
    Up = 1,

    /// <summary>It asked for a pause, and gets it.</summary>
    Paused = 2,

    /// <summary>It failed too often: the breaker is open until a trial succeeds.</summary>
    Broken = 3,

    /// <summary>Its set-up is wrong or its linked session is gone: somebody must act, and it is out until a trial succeeds.</summary>
    Out = 4,
}
