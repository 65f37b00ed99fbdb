using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Http.Admin.Workspaces;

namespace OtpActors.Http.Tests.Admin;

public sealed class WorkspaceReplyTests
{
    /// <summary>Once, a price could be stored twice; such a workspace can be read, and so be mended.</summary>
    [Fact]
    public void Prices_StoredTwice_AreToldOnce()
    {
        var workspace = Workspace.New(WorkspaceId.Default, StubVerification.Now);
        workspace = workspace with
        {
            Settings = workspace.Settings with
            {
                Credit = CreditPolicy.Standard with { Prices = [new Price(Channel.Sms, "IN", 3), new Price(Channel.Sms, "IN", 4), new Price(Channel.WhatsApp, "IN", 1)] },
            },
        };

        Assert.Equal([KeyValuePair.Create("sms:IN", 3), KeyValuePair.Create("whatsapp:IN", 1)], WorkspaceReply.Of(workspace).Prices);
    }
}
