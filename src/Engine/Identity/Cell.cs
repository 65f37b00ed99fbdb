namespace OtpActors.Engine.Identity;

/// <summary>
/// The first 12 bits of an actor's 128. An OTP has those of its phone, so that a cluster keeps the two, and all that is done with them, on one silo.
/// Of the phone's keyed hash they give away one of 4,096: too little to tell people apart.
/// </summary>
public static class Cell
{
    /// <summary>Bits of a cell.</summary>
    public const int Bits = 12;

    /// <summary>How many cells there are: many more than silos, so that each silo has its share.</summary>
    public const int Count = 1 << Bits;

    /// <summary>The cell of an actor.</summary>
    /// <param name="id">Its 128 bits.</param>
    /// <returns>0 to <see cref="Count"/> - 1.</returns>
    public static int Of(UInt128 id) => (int)(id >> (128 - Bits));
}
