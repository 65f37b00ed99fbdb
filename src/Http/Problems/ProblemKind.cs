namespace OtpActors.Http.Problems;

/// <summary>One row of the table of problems: what every problem of this kind has in common.</summary>
/// <param name="Code">The stable <c>code</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind in a few words for people.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>The <c>type</c>: a name, not an address.</summary>
    public string Type { get; } = "urn:otpactors:error:" + Code;
}
