using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;

namespace OtpActors.Providers.Tests.Conformance;

/// <summary>One row of a provider's failure table.</summary>
public sealed record FailureRow(FakeAnswer Answer, SendOutcome Outcome);
