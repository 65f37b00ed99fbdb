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
    /// <returns>Its path; empty when the variable is not set.</returns>
    public static string Path(string variable) => Environment.GetEnvironmentVariable(variable) ?? "";

    /// <summary>Why a document cannot be tested against; null when it can.</summary>
    public static string? ReasonToSkip(string variable, string source) => File.Exists(Prism) && File.Exists(Path(variable))
        ? null
        : $"NOT TESTED: requests were not checked against the vendor's own OpenAPI document. Get the program (npm install --prefix DIR @stoplight/prism-cli) and name it: "
          + $"PRISM=DIR/node_modules/.bin/prism. Get the document (curl -fLO {source}) and name it in {variable}.";
}
