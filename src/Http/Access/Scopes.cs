namespace OtpActors.Http.Access;

/// <summary>What a key may do. The numbers are stored.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send, resend and cancel.</summary>
    Send = 1,

    /// <summary>Verify.</summary>
    Verify = 2,

    /// <summary>Status and search.</summary>
    Read = 4,

    /// <summary>Webhook endpoints.</summary>
    Webhooks = 8,

    /// <summary>Everything that a key can do.</summary>
    All = Send | Verify | Read | Webhooks,
}
