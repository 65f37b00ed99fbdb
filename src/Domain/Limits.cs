namespace OtpActors.Domain;

/// <summary>Hard ceilings. Every policy and every request is checked against them; no setting can pass them.</summary>
public static class Limits
{
    /// <summary>Most checks an OTP may allow. NIST SP 800-63B-4 3.2.2 bounds the total; ten keeps a 4-digit code at 1 in 1,000.</summary>
    public const int AttemptsMax = 10;

    /// <summary>Shortest lifetime of an OTP.</summary>
    public static readonly TimeSpan LifetimeMin = TimeSpan.FromSeconds(60);

    /// <summary>Longest lifetime of an OTP.</summary>
    public static readonly TimeSpan LifetimeMax = TimeSpan.FromSeconds(900);

    /// <summary>Most digits of a code.</summary>
    public const int CodeDigitsMax = 8;

    /// <summary>Fewest digits of a code.</summary>
    public const int CodeDigitsMin = 4;

    /// <summary>Most steps of a delivery plan.</summary>
    public const int PlanStepsMax = 4;

    /// <summary>Most messages (sends, resends and fallbacks together) that one OTP may cause.</summary>
    public const int DeliveriesMax = 20;

    /// <summary>Most keys in a request's metadata.</summary>
    public const int MetadataKeysMax = 20;

    /// <summary>Most bytes of a request's metadata, as UTF-8 JSON.</summary>
    public const int MetadataBytesMax = 4096;

    /// <summary>Longest client reference, in characters.</summary>
    public const int ClientReferenceMax = 128;

    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeMax = 64;

    /// <summary>Most windows that limit the sends to a phone.</summary>
    public const int PhoneWindowsMax = 8;

    /// <summary>Most sends that one window may allow.</summary>
    public const int PhoneWindowCountMax = 100;

    /// <summary>Longest window that limits the sends to a phone.</summary>
    public static readonly TimeSpan PhoneWindowMax = TimeSpan.FromHours(24);

    /// <summary>Most wrong checks over all OTPs of a phone that a policy may allow in a day (A27 puts the end at 100).</summary>
    public const int FailedChecksMax = 100;

    /// <summary>Most OTPs of one phone, or of one client reference, that can be listed.</summary>
    public const int ListedOtpsMax = 100;

    /// <summary>Most webhook endpoints of one workspace.</summary>
    public const int WebhookEndpointsMax = 128;

    /// <summary>Longest URL of a webhook endpoint, in characters.</summary>
    public const int WebhookUrlMax = 2_048;

    /// <summary>Outboxes among which the events of one endpoint are spread, by OTP.</summary>
    public const int OutboxShards = 4;

    /// <summary>Most events in one page of an outbox.</summary>
    public const int PageEventsMax = 32;

    /// <summary>
    /// Pages that one outbox keeps; when a new one is begun beyond that, the oldest goes with all that is in it. With the two above: the newest
    /// 131,072 events of an endpoint, delivered or not, are kept.
    /// </summary>
    public const int OutboxPagesMax = 1_024;

    /// <summary>Longest time for which a page is kept once nothing in it waits: what it holds can be listed and replayed until then.</summary>
    public static readonly TimeSpan PageRetention = TimeSpan.FromDays(3);

    /// <summary>Longest time for which an ended OTP is kept.</summary>
    public static readonly TimeSpan RetentionMax = TimeSpan.FromDays(30);

    /// <summary>Most workspaces of an installation: every front end keeps all of them in memory.</summary>
    public const int WorkspacesMax = 10_000;

    /// <summary>Most API keys of a workspace, ended ones included.</summary>
    public const int KeysMax = 100;

    /// <summary>Most rules by prefix or number of a workspace.</summary>
    public const int BlocksMax = 1_000;

    /// <summary>Most prices of a workspace.</summary>
    public const int PricesMax = 500;

    /// <summary>Furthest end that an API key or a rule may be given, in years from now.</summary>
    public const int EndYearsMax = 100;

    /// <summary>Longest name, label or reason that an administrator may give, in characters.</summary>
    public const int NoteMax = 200;

    /// <summary>Most credits in one movement.</summary>
    public const long CreditsMax = 1_000_000_000_000;
}
