namespace OtpActors.Api.Tests.Canaries;

/// <summary>What listens to the whole process runs while nothing else does: other tests' own clients write numbers into their traces.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
