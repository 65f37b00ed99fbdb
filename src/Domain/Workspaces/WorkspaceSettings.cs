using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Watches;

namespace OtpActors.Domain.Workspaces;

/// <summary>What one workspace may do. An immutable snapshot: a change makes a new one.</summary>
/// <param name="Id">The workspace.</param>
/// <param name="WhatsApp">Whether the module <c>m2_whatsapp</c> is on.</param>
/// <param name="Sms">Whether the module <c>m3_sms</c> is on.</param>
/// <param name="SendsPerSecond">The send limit; 0 for none.</param>
/// <param name="AttemptsDefault">Checks that an OTP allows unless its send says otherwise.</param>
/// <param name="AttemptsCeiling">Most checks that a send may ask for.</param>
/// <param name="Phone">What each phone is allowed.</param>
/// <param name="CustomCodes">Whether a send may bring its own code.</param>
/// <param name="Locale">The locale for sends that name none; null for that of the phone's country.</param>
/// <param name="Retention">How long an ended OTP is kept.</param>
/// <param name="ReceiptTimeout">How long a message may stay without a delivered receipt before the next step.</param>
public sealed record WorkspaceSettings(
    WorkspaceId Id,
    bool WhatsApp,
    bool Sms,
    int SendsPerSecond,
    int AttemptsDefault,
    int AttemptsCeiling,
    PhonePolicy Phone,
    bool CustomCodes,
    string? Locale,
    TimeSpan Retention,
    TimeSpan ReceiptTimeout)
{
    /// <summary>The workspace <c>default</c> as it is without any setting.</summary>
    public static WorkspaceSettings Default { get; } = new(
        WorkspaceId.Default, true, true, 10, 3, Limits.AttemptsMax, PhonePolicy.Standard, false, null, TimeSpan.FromHours(24), TimeSpan.FromSeconds(10));

    /// <summary>Sends allowed for one end user's address, all of them at once; none for no limit.</summary>
    public ImmutableArray<PhoneWindow> AddressWindows { get; init; } =
        [new PhoneWindow(10, TimeSpan.FromMinutes(1)), new PhoneWindow(50, TimeSpan.FromHours(1))];

    /// <summary>Where it may send.</summary>
    public DestinationRules Destinations { get; init; } = DestinationRules.Everywhere;

    /// <summary>What its messages cost; null while nothing is counted.</summary>
    public CreditPolicy? Credit { get; init; }

    /// <summary>What is done about checks and sends that look like an attack.</summary>
    public WatchPolicy Watch { get; init; } = WatchPolicy.Lenient;
}
