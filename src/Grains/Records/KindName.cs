using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Records;

/// <summary>The kinds of actors in storage keys and metrics: short, and never changed.</summary>
internal static class KindName
{
    /// <summary>What the store says of itself (<see cref="Records.Installation"/>).</summary>
    public const string Installation = "house";

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

    /// <summary>Whether records of this kind have no end of their own: those that make up an installation.</summary>
    public static bool IsLasting(string kind) => kind is Installation or "workspace" or "registry" or "account" or "journal" or "hooks" or "outbox";
}
