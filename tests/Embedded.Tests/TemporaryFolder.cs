namespace OtpActors.Embedded.Tests;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("otpactors-").FullName;

    public string Database => System.IO.Path.Combine(Path, "otpactors.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
