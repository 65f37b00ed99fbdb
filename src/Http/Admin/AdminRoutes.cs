using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Admin.Alarms;
using OtpActors.Http.Admin.Audit;
using OtpActors.Http.Admin.Blocks;
using OtpActors.Http.Admin.Credits;
using OtpActors.Http.Admin.Keys;
using OtpActors.Http.Admin.Providers;
using OtpActors.Http.Admin.Refusals;
using OtpActors.Http.Admin.Support;
using OtpActors.Http.Admin.Templates;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Management;

namespace OtpActors.Http.Admin;

/// <summary>The routes of the admin API.</summary>
internal static class AdminRoutes
{
    public const string Root = "/admin/v1";

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<AdminDoor>();
        var admin = routes.MapGroup("").WithMetadata(new ListenersMark(Listeners.Management));
        admin.MapPost(WorkspaceEndpoints.Path, door.Guard(WorkspaceEndpoints.CreateAsync));
        admin.MapGet(WorkspaceEndpoints.Path, door.Guard(WorkspaceEndpoints.ListAsync));
        admin.MapGet(WorkspaceEndpoints.OnePath, door.Guard(WorkspaceEndpoints.GetAsync));
        admin.MapPatch(WorkspaceEndpoints.OnePath, door.Guard(WorkspaceEndpoints.PatchAsync));
        admin.MapPost(KeyEndpoints.Path, door.Guard(KeyEndpoints.CreateAsync));
        admin.MapGet(KeyEndpoints.Path, door.Guard(KeyEndpoints.ListAsync));
        admin.MapDelete(KeyEndpoints.OnePath, door.Guard(KeyEndpoints.RevokeAsync));
        admin.MapPost(KeyEndpoints.RotatePath, door.Guard(KeyEndpoints.RotateAsync));
        admin.MapPost(BlockEndpoints.Path, door.Guard(BlockEndpoints.CreateAsync));
        admin.MapGet(BlockEndpoints.Path, door.Guard(BlockEndpoints.ListAsync));
        admin.MapDelete(BlockEndpoints.OnePath, door.Guard(BlockEndpoints.RemoveAsync));
        admin.MapGet(RefusalEndpoint.Path, door.Guard(RefusalEndpoint.HandleAsync));
        admin.MapGet(AlarmEndpoints.Path, door.Guard(AlarmEndpoints.ListAsync));
        admin.MapPost(AlarmEndpoints.LiftPath, door.Guard(AlarmEndpoints.LiftAsync));
        admin.MapGet(CreditEndpoints.Path, door.Guard(CreditEndpoints.GetAsync));
        admin.MapPost(CreditEndpoints.Path, door.Guard(CreditEndpoints.AddAsync));
        admin.MapGet(CreditEndpoints.LedgerPath, door.Guard(CreditEndpoints.LedgerAsync));
        admin.MapPost(SupportEndpoints.StoryPath, door.Guard(SupportEndpoints.StoryAsync));
        admin.MapPost(SupportEndpoints.ClearPath, door.Guard(SupportEndpoints.ClearAsync));
        admin.MapPost(SupportEndpoints.ErasePath, door.Guard(SupportEndpoints.EraseAsync));
        admin.MapGet(ProviderEndpoints.Path, door.Guard(ProviderEndpoints.ListAsync));
        admin.MapPatch(ProviderEndpoints.OnePath, door.Guard(ProviderEndpoints.PatchAsync));
        admin.MapGet(TemplateEndpoints.Path, door.Guard(TemplateEndpoints.ListAsync));
        admin.MapGet(TemplateEndpoints.OnePath, door.Guard(TemplateEndpoints.GetAsync));
        admin.MapGet(AuditEndpoint.Path, door.Guard(AuditEndpoint.HandleAsync));
    }
}
