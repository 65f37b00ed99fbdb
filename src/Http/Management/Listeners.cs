namespace OtpActors.Http.Management;

/// <summary>On which listeners an endpoint is served, once management has listeners of its own. Without this mark: on the public ones only.</summary>
internal enum Listeners
{
    /// <summary>Public and management.</summary>
    Both = 1,

    /// <summary>Management only.</summary>
    Management = 2,
}
