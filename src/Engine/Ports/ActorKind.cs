namespace OtpActors.Engine.Ports;

/// <summary>The kinds of actors. The numbers are stored.</summary>
public enum ActorKind
{
    /// <summary>One OTP.</summary>
    Otp = 1,

    /// <summary>One phone number in one workspace.</summary>
    Phone = 2,

    /// <summary>One idempotency key.</summary>
    Claim = 3,

    /// <summary>One client reference in one workspace.</summary>
    Reference = 4,

    /// <summary>The webhook endpoints of one workspace.</summary>
    Endpoints = 16,

    /// <summary>One outbox: the events of one endpoint and one shard.</summary>
    Outbox = 17,

    /// <summary>One page of an outbox.</summary>
    Page = 18,
    /// <summary>One workspace: settings and keys.</summary>
    Workspace = 20,

    /// <summary>The list of all workspaces, and which of them changed.</summary>
    Registry = 21,

    /// <summary>The open end of one journal.</summary>
    Journal = 22,

    /// <summary>One full page of a journal.</summary>
    Sheet = 23,

    /// <summary>One workspace's watch over its sends and checks.</summary>
    Watch = 24,

    /// <summary>The credits of one workspace.</summary>
    Account = 25,
}
