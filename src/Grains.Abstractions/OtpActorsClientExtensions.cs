using Microsoft.Extensions.DependencyInjection;

namespace OtpActors.Grains;

/// <summary>Makes an OtpActors cluster callable from an application.</summary>
public static class OtpActorsClientExtensions
{
    /// <summary>
    /// Adds <see cref="OtpActorsClient"/>. The application adds the Orleans client itself (<c>UseOrleansClient</c> with the cluster's id, service id
    /// and membership), or is a silo of the same cluster.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOtpActorsClient(this IServiceCollection services) => services.AddSingleton<OtpActorsClient>();
}
