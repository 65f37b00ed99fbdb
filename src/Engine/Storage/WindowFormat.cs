using System.Collections.Immutable;
using OtpActors.Domain.Phones;

namespace OtpActors.Engine.Storage;

/// <summary>Windows of a limit as bytes, in records and between silos.</summary>
internal static class WindowFormat
{
    public static void Write(ImmutableArray<PhoneWindow> windows, ref StateWriter to)
    {
        to.Number(windows.Length);
        foreach (var window in windows)
        {
            to.Number(window.Count);
            to.Span(window.Span);
        }
    }

    public static ImmutableArray<PhoneWindow> Read(ref StateReader from)
    {
        var windows = ImmutableArray.CreateBuilder<PhoneWindow>(from.Count());
        for (var i = 0; i < windows.Capacity; i++)
        {
            windows.Add(new PhoneWindow(from.Small(), from.Span()));
        }

        return windows.MoveToImmutable();
    }
}
