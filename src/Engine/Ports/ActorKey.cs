using System.Globalization;

namespace OtpActors.Engine.Ports;

/// <summary>
/// Names one actor. Never holds a phone number: keys end up in storage, traces and error logs (A85).
/// </summary>
/// <param name="Kind">The kind of actor.</param>
/// <param name="Id">128 bits that name it among its kind.</param>
public readonly record struct ActorKey(ActorKind Kind, UInt128 Id)
{
    /// <summary>The kind and the bits as hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{Id:x32}");
}
