namespace OtpActors.Simulation.Tests.Histories;

/// <summary>What a client asks for.</summary>
internal enum OpKind
{
    Send,
    Check,
    Resend,
    Cancel,
    Read,
}
