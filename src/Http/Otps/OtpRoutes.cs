using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Access;
using OtpActors.Http.Otps.Cancel;
using OtpActors.Http.Otps.Check;
using OtpActors.Http.Otps.Resend;
using OtpActors.Http.Otps.Search;
using OtpActors.Http.Otps.Send;
using OtpActors.Http.Otps.Status;

namespace OtpActors.Http.Otps;

/// <summary>The routes of OTPs.</summary>
internal static class OtpRoutes
{
    public static void MapOtps(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<ApiDoor>();
        routes.MapPost(SendEndpoint.Path, door.Guard(SendEndpoint.HandleAsync));
        routes.MapPost(SendEndpoint.WhatsAppPath, door.Guard(SendEndpoint.HandleWhatsAppAsync));
        routes.MapPost(CheckEndpoint.Path, door.Guard(CheckEndpoint.HandleAsync));
        routes.MapPost(CheckEndpoint.WhatsAppPath, door.Guard(CheckEndpoint.HandleWhatsAppAsync));
        routes.MapGet(StatusEndpoint.Path, door.Guard(StatusEndpoint.HandleAsync));
        routes.MapGet(StatusEndpoint.WhatsAppPath, door.Guard(StatusEndpoint.HandleAsync));
        routes.MapPost(ResendEndpoint.Path, door.Guard(ResendEndpoint.HandleAsync));
        routes.MapPost(CancelEndpoint.Path, door.Guard(CancelEndpoint.HandleAsync));
        routes.MapPost(SearchEndpoint.Path, door.Guard(SearchEndpoint.HandleAsync));
    }
}
