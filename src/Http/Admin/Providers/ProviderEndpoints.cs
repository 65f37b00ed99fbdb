using OtpActors.Delivery.Health;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Providers;

/// <summary><c>/admin/v1/providers</c>: those of the process that answers, or of the whole cluster.</summary>
internal static class ProviderEndpoints
{
    public const string Path = AdminRoutes.Root + "/providers";
    public const string OnePath = Path + "/{provider}";

    private static readonly NumberRange Weight = new("weight", 0, 1_000);

    public static async ValueTask<Reply> ListAsync(AdminCall call) => new JsonReply<ListReply<ProviderReply>>(
        new([.. (await call.Desk<IProviderDesk>().ListAsync()).Select(ProviderReply.Of)], null), ReplyJson.Default.ListReplyProviderReply);

    public static async ValueTask<Reply> PatchAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.ProviderBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var enabled = WorkspaceForm.Flag("enabled", fields.Enabled, errors);
        var weight = Weight.Read(fields.Weight, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var desk = call.Desk<IProviderDesk>();
        var name = call.Part("provider");
        if (desk.List().All(provider => provider.Name != name))
        {
            return Refused.NoSuchProvider;
        }

        call.Does("provider.change", name, Asked(enabled, weight));
        if (await desk.SetAsync(name, enabled, weight) is not { } status)
        {
            return Refused.NoSuchProvider;
        }

        call.Does("provider.change", status.Name, $"enabled {status.Enabled}, weight {status.Weight}");
        return new JsonReply<ProviderReply>(ProviderReply.Of(status), ReplyJson.Default.ProviderReply);
    }

    private static string Asked(bool? enabled, int? weight) => string.Join(
        ", ", new[] { enabled is { } on ? $"enabled {on}" : null, weight is { } share ? $"weight {share}" : null }.Where(static part => part is not null));
}
