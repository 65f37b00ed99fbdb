namespace OtpActors.Embedded.Tests;

/// <summary>A test that needs a <see cref="SmallDisk"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
