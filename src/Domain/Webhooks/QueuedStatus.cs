namespace OtpActors.Domain.Webhooks;

/// <summary>Where an event stands on its way to an endpoint. The numbers are stored.</summary>
public enum QueuedStatus
{
    /// <summary>It is to be tried, or tried again.</summary>
    Waiting = 1,

    /// <summary>The endpoint took it.</summary>
    Delivered = 2,

    /// <summary>A dead letter: all tries failed, or nothing is sent to the endpoint any more.</summary>
    Dead = 3,
}
