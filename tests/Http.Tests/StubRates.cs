using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Http.Tests;

/// <summary>A bucket that stands as the test says.</summary>
public sealed class StubRates : ISendRates
{
    public (int Remaining, TimeSpan Reset) Left { get; set; } = (7, TimeSpan.FromMilliseconds(300));

    public ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond) => ValueTask.FromResult(TimeSpan.Zero);

    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond) => Left;
}
