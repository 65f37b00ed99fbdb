using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Receipts;
using OtpActors.Http.Access;

namespace OtpActors.Http.Receipts;

/// <summary>
/// <c>/receipts/{provider}</c>: what providers post about their messages, and the question by which some make sure of the address. The forms are the
/// providers', so the API's description leaves them out.
/// </summary>
internal static class ReceiptRoutes
{
    public const string Path = "/receipts/{provider}";

    /// <summary>Most requests at once: together their bodies stay within 256 MiB.</summary>
    private const int RequestsMax = 256;

    public static void MapReceipts(this IEndpointRouteBuilder routes, IReceiptDesk desk)
    {
        var endpoint = new ReceiptEndpoint(desk, new RequestRoom(RequestsMax, [.. routes.ServiceProvider.GetServices<ILoad>()]));
        routes.MapGet(Path, endpoint.Challenge).ExcludeFromDescription();
        routes.MapPost(Path, endpoint.ReceiveAsync).ExcludeFromDescription();
    }
}
