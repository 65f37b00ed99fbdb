namespace OtpActors.Bench.Load.Results;

/// <summary>The worst that several bursts brought out: what an attacker or an impatient user could get.</summary>
/// <param name="Server">The server.</param>
/// <param name="WrongChecked">Of 200 different wrong codes for one OTP at once: how many were compared.</param>
/// <param name="RightBehindWrong">Whether a right code behind 60 wrong ones was accepted.</param>
/// <param name="RightAccepted">Of 200 right codes at once: how many succeeded.</param>
/// <param name="Messages">Of 50 sends to one phone at once: how many messages left.</param>
internal sealed record GuaranteeResult(string Server, int WrongChecked, bool RightBehindWrong, int RightAccepted, int Messages);
