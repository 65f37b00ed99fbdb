namespace OtpActors.Delivery.Sandbox;

/// <summary>What the sandbox does with one message.</summary>
internal enum SandboxScenario
{
    /// <summary>It arrives; the receipt comes after <see cref="SandboxProvider.SoonAfter"/>.</summary>
    Delivered = 1,

    /// <summary>Refused for this person.</summary>
    Refused = 2,

    /// <summary>It arrives, and no receipt ever comes.</summary>
    Silent = 3,

    /// <summary>It arrives; the receipt comes after <see cref="SandboxProvider.LateAfter"/>.</summary>
    Late = 4,

    /// <summary>The provider cannot be reached.</summary>
    Down = 5,

    /// <summary>It arrives, but the provider's answer is lost, and no receipt ever comes.</summary>
    Unknown = 6,
}
