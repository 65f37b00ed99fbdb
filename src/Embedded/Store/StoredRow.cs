namespace OtpActors.Embedded.Store;

/// <summary>A row as it was read.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">Whose.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Resting">Whether it was at rest.</param>
/// <param name="State">The state.</param>
internal sealed record StoredRow(long Id, UInt128 Key, long Version, bool Resting, byte[] State);
