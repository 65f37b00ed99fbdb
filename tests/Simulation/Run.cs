using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Simulation.Tests.Histories;
using OtpActors.Simulation.Tests.Webhooks;

namespace OtpActors.Simulation.Tests;

/// <summary>What one seed came to.</summary>
/// <param name="Setup">What kind of world it was.</param>
/// <param name="History">All that was seen.</param>
/// <param name="Rests">Whether nothing was left to happen when the troubles were over.</param>
/// <param name="Looks">The last reads, one for each OTP that anybody got a message of.</param>
/// <param name="Phones">The phones in the end.</param>
/// <param name="Reports">What is in the outboxes of webhooks.</param>
/// <param name="Steps">How many things happened.</param>
internal sealed record Run(
    Setup Setup,
    History History,
    bool Rests,
    IReadOnlyList<Op> Looks,
    IReadOnlyDictionary<PhoneNumber, PhoneState> Phones,
    IReadOnlyList<Report> Reports,
    long Steps);
