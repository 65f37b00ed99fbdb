namespace OtpActors.Grains.Inbox;

/// <summary>The key of an inbox: the address of its silo, or <see cref="All"/>.</summary>
internal static class InboxKey
{
    /// <summary>Whoever gathers, on any silo.</summary>
    public const string All = "all";

    private static readonly GrainType Inbox = GrainType.Create(InboxGrain.TypeName);

    public static string Of(SiloAddress silo) => silo.ToParsableString();

    public static bool IsOne(GrainId id) => id.Type.Equals(Inbox);

    public static bool IsOf(GrainId inbox, SiloAddress silo) => inbox.Key.ToString() == Of(silo);
}
