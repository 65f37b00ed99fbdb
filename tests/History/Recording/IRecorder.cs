using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Makes calls and records each with its answer.</summary>
internal interface IRecorder
{
    /// <summary>The answer, or null when the call surely never reached a server; then nothing is recorded.</summary>
    Task<Answer?> CallAsync(Call call);
}
