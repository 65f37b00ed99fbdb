using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Embedded;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>Puts broken parts in place of the faithful ones.</summary>
internal static class BreakageExtensions
{
    /// <summary>How far answers run ahead of the disk with <see cref="Breakage.UnsavedAnswers"/>; what is told within it before a kill is lost.</summary>
    private static readonly TimeSpan CommitTakes = TimeSpan.FromMilliseconds(100);

    public static void Break(this IServiceCollection services, Breakage breakage)
    {
        switch (breakage)
        {
            case Breakage.None:
                break;
            case Breakage.Attempts or Breakage.LostCancel or Breakage.DoubleSuccess:
                services.AddSingleton<IActor<OtpState, OtpRequest, OtpAnswer>>(s => new BrokenOtp(s.GetRequiredService<OtpActor>(), breakage));
                break;
            case Breakage.Cooldown or Breakage.Budget:
                services.AddSingleton<IActor<PhoneState, PhoneRequest, PhoneAnswer>>(s => new BrokenPhone(s.GetRequiredService<PhoneActor>(), breakage));
                break;
            case Breakage.Keys:
                services.AddSingleton<IActor<ClaimState, ClaimRequest, ClaimAnswer>>(static s => new BrokenClaim(s.GetRequiredService<ClaimActor>()));
                break;
            case Breakage.UnsavedAnswers:
                services.AddSingleton<IActors>(static s => new HastyActors(ActivatorUtilities.CreateInstance<EmbeddedActors>(s)));
                services.AddSingleton<RowWriterFactory>(static path => new PacedWriter(new RowWriter(path), CommitTakes));
                break;
        }
    }
}
