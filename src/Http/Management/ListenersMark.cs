namespace OtpActors.Http.Management;

/// <summary>Marks an endpoint with the listeners that serve it.</summary>
internal sealed record ListenersMark(Listeners Listeners);
