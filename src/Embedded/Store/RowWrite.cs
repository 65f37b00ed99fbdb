using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>One change of one row.</summary>
/// <param name="Change">What.</param>
/// <param name="Key">Whose.</param>
/// <param name="Id">The row's number, never used for another.</param>
/// <param name="Version">The row's version before; 0 for a new row. Not looked at by <see cref="RowChange.Rest"/> and <see cref="RowChange.Expire"/>, whose keys are held.</param>
/// <param name="WakeAt">Milliseconds since 1970; 0 for never.</param>
/// <param name="KeepUntil">Milliseconds since 1970; 0 while in use.</param>
/// <param name="At">When it was decided, milliseconds since 1970.</param>
/// <param name="State">The state.</param>
internal readonly record struct RowWrite(
    RowChange Change, ActorKey Key, long Id, long Version, long WakeAt, long KeepUntil, long At, byte[] State);
