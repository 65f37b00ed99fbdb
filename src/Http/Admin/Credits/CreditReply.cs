using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Credits;

namespace OtpActors.Http.Admin.Credits;

/// <summary>How a workspace's account stands.</summary>
internal sealed record CreditReply(string Workspace, bool Metered, long Balance, long SpentToday, long DailyCredits)
{
    public static CreditReply Of(Workspace workspace, AccountAnswer account) => new(
        workspace.Settings.Id.ToString(), workspace.Settings.Credit is not null, account.Balance, account.SpentToday, workspace.Settings.Credit?.DailyMax ?? 0);
}
