using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Records;

/// <summary>The kinds of actors in storage keys and metrics: short, and never changed.</summary>
internal static class KindName
{
    public static string Of(ActorKind kind) => kind switch
    {
        ActorKind.Otp => "otp",
        ActorKind.Phone => "phone",
        ActorKind.Claim => "claim",
        ActorKind.Reference => "ref",
        ActorKind.Endpoints => "hooks",
        ActorKind.Outbox => "outbox",
        ActorKind.Page => "page",
        ActorKind.Workspace => "workspace",
        ActorKind.Registry => "registry",
        ActorKind.Journal => "journal",
        ActorKind.Sheet => "sheet",
        ActorKind.Watch => "lookout",
        ActorKind.Account => "account",
    };
}
