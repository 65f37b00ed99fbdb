namespace OtpActors.Grains.Wire;

/// <summary>Why a grain has no answer. The numbers are on the wire.</summary>
internal enum Trouble
{
    /// <summary>It has one.</summary>
    None = 0,

    /// <summary>Its state could not be read or written: the outcome is unknown.</summary>
    Storage = 1,

    /// <summary>There is no room: nothing happened.</summary>
    Overload = 2,
}
