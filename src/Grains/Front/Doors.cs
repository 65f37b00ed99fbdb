using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;

namespace OtpActors.Grains.Front;

/// <summary>The doors of the cells. Kept, since <see cref="IGrainFactory"/> reads an interface's attributes each time that it is asked.</summary>
internal sealed class Doors(IGrainFactory grains, KeyedNames names)
{
    private readonly IDoorGrain?[] _doors = new IDoorGrain?[Cell.Count];
    private int _next;

    /// <summary>The door of a phone.</summary>
    public IDoorGrain For(WorkspaceId workspace, PhoneNumber phone) => At(Cell.Of(names.Phone(workspace, phone).Value));

    /// <summary>The door of an OTP.</summary>
    public IDoorGrain For(OtpId otp) => At(Cell.Of(otp.Value));

    /// <summary>Another door than the last time, and sooner or later one of each silo: for what concerns no cell.</summary>
    public IDoorGrain Any() => At((int)((uint)Interlocked.Add(ref _next, 1_597) % Cell.Count));

    private IDoorGrain At(int cell) => _doors[cell] ??= grains.GetGrain<IDoorGrain>(cell);
}
