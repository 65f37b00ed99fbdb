namespace OtpActors.Bench.Load.Results;

/// <summary>One turn beside a provider that may hang.</summary>
/// <param name="Hanging">Whether it hung.</param>
/// <param name="Beside">The sends through the other provider.</param>
/// <param name="Hung">Messages that it took and did not answer.</param>
/// <param name="Paused">How long the server's collections stopped it, in milliseconds.</param>
/// <param name="BeforeKiB">The server's resident memory before, KiB.</param>
/// <param name="MostKiB">At its most, KiB.</param>
/// <param name="AfterKiB">At the end, KiB.</param>
internal sealed record HangTurn(bool Hanging, PhaseResult Beside, int Hung, double Paused, long BeforeKiB, long MostKiB, long AfterKiB);
