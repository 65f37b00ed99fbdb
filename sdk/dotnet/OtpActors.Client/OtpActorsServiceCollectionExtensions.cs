using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OtpActors.Client.Errors;
using OtpActors.Client.Http;
using Refit;

namespace OtpActors.Client;

/// <summary>Adds the client to an application.</summary>
public static class OtpActorsServiceCollectionExtensions
{
    private const string Name = "OtpActors";

    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(WireJson.Default.Options))
    {
        ExceptionFactory = Refusal.OfAsync,
        DeserializationExceptionFactory = Refusal.OfUnreadableAsync,
    };

    /// <summary>
    /// Adds <see cref="OtpActorsClient"/>, <see cref="IOtpActorsApi"/> and <see cref="IWebhooksApi"/>: bearer key, retries with the same idempotency
    /// key, no redirects. Options are checked at the start; they may also be bound to a configuration section.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null when they are set elsewhere.</param>
    /// <returns>The builder of the client that is used, for handlers of your own.</returns>
    public static IHttpClientBuilder AddOtpActorsHttpClient(this IServiceCollection services, Action<OtpActorsClientOptions>? configure = null)
    {
        services.AddOptions<OtpActorsClientOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OtpActorsClientOptions>, OtpActorsClientOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient<OtpActorsClient>();
        return services.AddHttpClient(Name)
            .ConfigureHttpClient(Configure)
            .AddHttpMessageHandler(static s => new RetryHandler(OptionsOf(s), s.GetRequiredService<TimeProvider>(), Random.Shared.NextDouble))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // A redirect would carry the code to whoever is named in it.
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddTypedClient(static http => RestService.For<IOtpActorsApi>(http, Settings))
            .AddTypedClient(static http => RestService.For<IWebhooksApi>(http, Settings));
    }

    private static OtpActorsClientOptions OptionsOf(IServiceProvider services) => services.GetRequiredService<IOptions<OtpActorsClientOptions>>().Value;

    private static void Configure(IServiceProvider services, HttpClient http)
    {
        var options = OptionsOf(services);
        http.BaseAddress = new Uri(options.BaseAddress!.AbsoluteUri.TrimEnd('/')); // Refit puts a slash of its own behind a path.
        http.Timeout = Timeout.InfiniteTimeSpan; // RetryHandler keeps OtpActorsClientOptions.Timeout, and tells of it as of every lost answer.
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey!.Reveal());
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(
            "OtpActors.Client", typeof(OtpActorsClient).Assembly.GetName().Version?.ToString(3)));
    }
}
