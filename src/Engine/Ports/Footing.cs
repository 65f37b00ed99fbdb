namespace OtpActors.Engine.Ports;

/// <summary>
/// What earlier turns of a flow saved and a later one rests on: <see cref="Reply{T}.Saved"/> of each, complete or not. Where turns overtake the disk a
/// failed commit can lose the earlier one, and the later one, asked after the failure, would be kept without it: an OTP without its place. An engine
/// refuses to save such a turn. Where a turn is saved before its answer is given, there is nothing to refuse.
/// </summary>
/// <param name="First">What it rests on; null for nothing.</param>
/// <param name="Second">What else; null for nothing.</param>
/// <param name="Third">What else; null for nothing.</param>
public readonly record struct Footing(Task? First, Task? Second = null, Task? Third = null)
{
    /// <summary>Whether something of it is known to be lost.</summary>
    public bool IsLost => First is { IsFaulted: true } || Second is { IsFaulted: true } || Third is { IsFaulted: true };

    /// <summary>Refuses what would stand on nothing. To be called where no commit can fail between this and the turn's place in line.</summary>
    /// <exception cref="StorageUnavailableException">Something it rests on was lost.</exception>
    public void ThrowIfLost()
    {
        if (IsLost)
        {
            throw new StorageUnavailableException("What this step rests on could not be saved, so the step was not taken. Try again in a moment.");
        }
    }
}
