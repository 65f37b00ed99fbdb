using FsCheck;
using FsCheck.Fluent;

namespace OtpActors.Testing.Rules;

/// <summary>One step of a random life of a phone.</summary>
public abstract record PhoneStep
{
    private PhoneStep()
    {
    }

    /// <summary>Generates steps.</summary>
    public static Gen<PhoneStep> Steps { get; } = Gen.Frequency(
        (20, Gen.Elements(0, 1, 500, 999, 1_000, 4_999, 5_000, 9_999, 10_000, 59_999, 60_000).Select(static ms => (PhoneStep)new Pass(ms))),
        (4, Gen.Elements(600_000, 3_600_000, 72_000_000, 86_400_000).Select(static ms => (PhoneStep)new Pass(ms))),
        (15, Gen.Constant((PhoneStep)new WaitAsTold())),
        (30, Gen.Choose(1, 8).SelectMany(static _ => Gen.Choose(0, 2), static (otp, token) => (PhoneStep)new Reserve(otp, (ulong)token))),
        (10, Gen.Choose(1, 8).SelectMany(static _ => Gen.Choose(0, 2), static (otp, token) => (PhoneStep)new Release(otp, (ulong)token))),
        (30, Gen.Choose(1, 8).Select(static otp => (PhoneStep)new BeginCheck(otp))),
        (30, Gen.Choose(0, 20).SelectMany(static _ => Gen.Elements(true, true, false), static (index, wrong) => (PhoneStep)new EndCheck(index, wrong))),
        (6, Gen.Choose(1, 8).Select(static otp => (PhoneStep)new ChargeAgain(otp))));

    /// <summary>Time passes.</summary>
    /// <param name="Milliseconds">How much.</param>
    public sealed record Pass(int Milliseconds) : PhoneStep;

    /// <summary>As much time passes as the last refusal asked for.</summary>
    public sealed record WaitAsTold : PhoneStep;

    /// <summary>A send or resend.</summary>
    /// <param name="Otp">Which OTP.</param>
    /// <param name="Token">Its place.</param>
    public sealed record Reserve(int Otp, ulong Token) : PhoneStep;

    /// <summary>A send that went nowhere, or never was.</summary>
    /// <param name="Otp">Which OTP.</param>
    /// <param name="Token">Its place.</param>
    public sealed record Release(int Otp, ulong Token) : PhoneStep;

    /// <summary>A check begins.</summary>
    /// <param name="Otp">Of which OTP.</param>
    public sealed record BeginCheck(int Otp) : PhoneStep;

    /// <summary>One of the checks under way ends.</summary>
    /// <param name="Index">Which.</param>
    /// <param name="Wrong">Whether the code was wrong.</param>
    public sealed record EndCheck(int Index, bool Wrong) : PhoneStep;

    /// <summary>An OTP repeats its charges.</summary>
    /// <param name="Otp">Which.</param>
    public sealed record ChargeAgain(int Otp) : PhoneStep;
}
