using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Nobody wants to know.</summary>
internal sealed class NoOtpEvents : IOtpEvents
{
    public ValueTask<bool> WantsAsync(WorkspaceId workspace) => ValueTask.FromResult(false);

    public void Tell(OtpId otp)
    {
    }
}
