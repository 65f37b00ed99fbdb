namespace OtpActors.Api.Tests.Canaries;

/// <summary>What a canary stands for, and so where it may be.</summary>
internal enum CanaryKind
{
    /// <summary>A code: nowhere but in the sandbox.</summary>
    Code,

    /// <summary>A phone number: in the answers to its own workspace and in its OTPs' records.</summary>
    Phone,

    /// <summary>A number that nothing was ever sent to: nowhere.</summary>
    Stranger,

    /// <summary>A key: in its own file.</summary>
    Secret,
}
