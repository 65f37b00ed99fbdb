using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace OtpActors.Testing;

/// <summary>
/// Checks that something holds for many generated cases. A failure is shrunk and names its seed; the environment variable
/// <see cref="SeedVariable"/> replays it, together with the one failing test: <c>OTPACTORS_SEED=123 dotnet test --filter Name</c>.
/// </summary>
public static class Property
{
    /// <summary>The environment variable that holds the seed to replay.</summary>
    public const string SeedVariable = "OTPACTORS_SEED";

    /// <summary>Checks sequences.</summary>
    /// <typeparam name="T">One step.</typeparam>
    /// <param name="step">Generates a step.</param>
    /// <param name="check">Throws when the property does not hold.</param>
    /// <param name="runs">How many sequences.</param>
    /// <param name="lengthMax">Steps of the longest ones; they grow up to it.</param>
    public static void HoldsForSequences<T>(Gen<T> step, Action<T[]> check, int runs = 400, int lengthMax = 80) =>
        Run(Arb.Array(step.ToArbitrary()), check, runs, lengthMax);

    /// <summary>Checks single cases.</summary>
    /// <typeparam name="T">A case.</typeparam>
    /// <param name="cases">Generates a case.</param>
    /// <param name="check">Throws when the property does not hold.</param>
    /// <param name="runs">How many cases.</param>
    public static void HoldsFor<T>(Gen<T> cases, Action<T> check, int runs = 400) => Run(cases.ToArbitrary(), check, runs, 100);

    /// <summary>The seed of this run: the one to replay, else a new one.</summary>
    /// <returns>A seed.</returns>
    public static ulong Seed() =>
        ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given)
            ? given
            : BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    private static void Run<T>(Arbitrary<T> cases, Action<T> check, int runs, int size)
    {
        var seed = Seed();
        var config = Config.QuickThrowOnFailure
            .WithQuietOnSuccess(true)
            .WithMaxTest(runs)
            .WithEndSize(size)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            Check.One(config, Prop.ForAll(cases, check));
        }
#pragma warning disable CA1031 // Whatever a property throws, its seed belongs beside it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new PropertyFailedException(seed, e);
        }
    }
}
