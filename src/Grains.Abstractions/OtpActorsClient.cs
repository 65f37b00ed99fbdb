namespace OtpActors.Grains;

/// <summary>The way to the service for an application.</summary>
/// <param name="grains">The application's Orleans client.</param>
public sealed class OtpActorsClient(IGrainFactory grains)
{
    /// <summary>The workspace that exists from the start.</summary>
    public const string DefaultWorkspace = "default";

    /// <summary>The service in the name of one workspace.</summary>
    /// <param name="workspace">The workspace's name.</param>
    /// <returns>The grain to call.</returns>
    public IVerificationGrain For(string workspace = DefaultWorkspace) => grains.GetGrain<IVerificationGrain>(workspace);
}
