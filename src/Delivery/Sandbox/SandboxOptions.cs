namespace OtpActors.Delivery.Sandbox;

/// <summary>The sandbox's settings, in configuration section <c>OtpActors</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "OtpActors";

    /// <summary>The most that <see cref="SandboxCapacity"/> can be.</summary>
    public const int CapacityMax = 5_000_000;

    /// <summary>Most messages that the inbox keeps, 1 to 5,000,000; about 0.6 KB of memory each. Default 100,000.</summary>
    public int SandboxCapacity { get; set; } = 100_000;
}
