namespace OtpActors.Silo.Settings;

/// <summary>What a process does.</summary>
[Flags]
internal enum Roles
{
    /// <summary>Holds grains.</summary>
    Silo = 1,

    /// <summary>Serves the API.</summary>
    Api = 2,

    /// <summary>Both.</summary>
    Both = Silo | Api,
}
