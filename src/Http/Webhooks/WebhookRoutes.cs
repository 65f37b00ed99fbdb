using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Access;
using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary>The routes of webhooks.</summary>
internal static class WebhookRoutes
{
    private const string All = "/v1/webhooks";
    private const string One = All + "/{id}";

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<ApiDoor>();
        var webhooks = routes.ServiceProvider.GetRequiredService<IWebhooks>();
        var settings = new SettingsEndpoints(webhooks);
        var deliveries = new DeliveryEndpoints(webhooks);
        routes.MapPost(All, door.Guard(settings.AddAsync));
        routes.MapGet(All, door.Guard(settings.ListAsync));
        routes.MapGet(One, door.Guard(settings.GetAsync));
        routes.MapPatch(One, door.Guard(settings.ChangeAsync));
        routes.MapDelete(One, door.Guard(settings.RemoveAsync));
        routes.MapPost(One + "/rotate", door.Guard(settings.RotateAsync));
        routes.MapPost(One + "/test", door.Guard(deliveries.TestAsync));
        routes.MapGet(One + "/deliveries", door.Guard(deliveries.ListAsync));
        routes.MapPost(One + "/replay", door.Guard(deliveries.ReplayAsync));
    }
}
