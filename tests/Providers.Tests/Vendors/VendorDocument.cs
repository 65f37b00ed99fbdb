namespace OtpActors.Providers.Tests.Vendors;

/// <summary>
/// A vendor's own OpenAPI document, and the program that makes a mock of it. Neither is kept here: the environment names them, and a test that misses
/// one says so.
/// </summary>
internal static class VendorDocument
{
    /// <summary>The program: npm @stoplight/prism-cli.</summary>
    public static string Prism { get; } = Environment.GetEnvironmentVariable("PRISM") ?? "";

    /// <summary>Where a document is.</summary>
    /// <param name="variable">The environment variable that names it.</param>
    public static string Path(string variable) => Environment.GetEnvironmentVariable(variable) ?? "";

    /// <summary>Why a document cannot be tested against; null when it can.</summary>
    public static string? ReasonToSkip(string variable, string source) => File.Exists(Prism) && File.Exists(Path(variable))
        ? null
        : $"NOT TESTED: requests were not checked against the vendor's own OpenAPI document. Name the program prism (npm install @stoplight/prism-cli) in PRISM, and the "
          + $"document ({source}) in {variable}.";
}
