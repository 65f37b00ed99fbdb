using System.Numerics;

namespace OtpActors.History.Judging;

/// <summary>One possible past: the state it led to and which of the open steps already happened (a bit per slot).</summary>
internal readonly record struct World(OtpState State, BigInteger Done)
{
    public bool Has(int slot) => !((Done >> slot) & BigInteger.One).IsZero;

    public World With(int slot, OtpState state) => new(state, Done | (BigInteger.One << slot));

    public World Without(int slot) => Has(slot) ? this with { Done = Done ^ (BigInteger.One << slot) } : this;
}
