namespace OtpActors.Embedded.Mailboxes;

/// <summary>Keeps actors from having a turn while their resting rows are moved or deleted.</summary>
internal interface IHolds
{
    /// <summary>Holds a key whose actor is not in memory. Requests wait until it is released.</summary>
    /// <returns>False when the actor is in memory.</returns>
    bool TryHold(UInt128 key);

    /// <summary>Releases a held key.</summary>
    void Release(UInt128 key);
}
