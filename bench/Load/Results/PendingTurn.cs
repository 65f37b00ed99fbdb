using OtpActors.Bench.Load.Servers;

namespace OtpActors.Bench.Load.Results;

/// <summary>One turn of the scale mode, on a fresh server.</summary>
/// <param name="FewPending">How many OTPs were pending when the first sends were measured.</param>
/// <param name="ManyPending">How many when the second were.</param>
/// <param name="Few">The first.</param>
/// <param name="Many">The second.</param>
/// <param name="Before">Memory before the filling.</param>
/// <param name="After">And after it.</param>
/// <param name="Filled">OTPs that were filled between the two.</param>
internal sealed record PendingTurn(int FewPending, int ManyPending, PhaseResult Few, PhaseResult Many, Memory Before, Memory After, int Filled);
