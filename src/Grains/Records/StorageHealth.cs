namespace OtpActors.Grains.Records;

/// <summary>Whether the last storage operation of this process came through: for readiness (A110).</summary>
internal sealed class StorageHealth
{
    private volatile bool _broken;

    /// <summary>Whether it did.</summary>
    public bool IsGood => !_broken;

    /// <summary>One came through.</summary>
    public void Works() => _broken = false;

    /// <summary>One failed.</summary>
    public void Failed() => _broken = true;
}
