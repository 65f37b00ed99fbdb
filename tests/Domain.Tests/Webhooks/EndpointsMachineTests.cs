using OtpActors.Domain.Webhooks;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Webhooks;

public sealed class EndpointsMachineTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;
    private static readonly EndpointId Id = new(1);

    [Fact]
    public void Add_AnEndpoint_IsEnabled()
    {
        var endpoint = One().Find(Id)!;

        Assert.True(endpoint.Enabled);
        Assert.False(endpoint.HasOldSecret(Noon));
        Assert.Equal((UInt128)7, endpoint.Salt);
    }

    [Fact]
    public void Add_BeyondTheLimit_IsRefused()
    {
        var state = EndpointsState.Empty;
        for (var i = 0; i < Limits.WebhookEndpointsMax; i++)
        {
            state = EndpointsMachine.Decide(state, new EndpointsCommand.Add(new EndpointId((UInt128)i), "u", WebhookTopics.All, 1), Noon).State;
        }

        var refused = EndpointsMachine.Decide(state, new EndpointsCommand.Add(new EndpointId(999), "u", WebhookTopics.All, 1), Noon);

        Assert.Equal(EndpointsOutcome.Full, refused.Outcome);
        Assert.Same(state, refused.State);
    }

    [Fact]
    public void Rotate_BothSecrets_SignForADay_A69()
    {
        var rotated = Decide(One(), new EndpointsCommand.Rotate(Id, 8), Noon);

        Assert.Equal(((UInt128)8, (UInt128)7), (rotated.Salt, rotated.OldSalt));
        Assert.True(rotated.HasOldSecret(Noon.AddHours(24).AddTicks(-1)));
        Assert.False(rotated.HasOldSecret(Noon.AddHours(24)));
    }

    [Fact]
    public void Gone_DisablesUntilItIsEnabledAgain_A71()
    {
        var gone = EndpointsMachine.Decide(One(), new EndpointsCommand.Gone(Id), Noon).State;

        Assert.False(gone.Find(Id)!.Enabled);
        Assert.True(Decide(gone, new EndpointsCommand.Change(Id, null, null, true), Noon).Enabled);
    }

    [Fact]
    public void Exhausted_ForFiveDaysWithoutASuccess_Disables_A72()
    {
        var state = EndpointsMachine.Decide(One(), new EndpointsCommand.Exhausted(Id, Noon), Noon.AddDays(3)).State;
        Assert.True(state.Find(Id)!.Enabled);

        // A later event's first try is later: what counts is the earliest since the last success.
        state = EndpointsMachine.Decide(state, new EndpointsCommand.Exhausted(Id, Noon.AddDays(2)), Noon.AddDays(5).AddTicks(-1)).State;
        Assert.True(state.Find(Id)!.Enabled);
        Assert.False(Decide(state, new EndpointsCommand.Exhausted(Id, Noon.AddDays(2)), Noon.AddDays(5)).Enabled);

        var recovered = EndpointsMachine.Decide(state, new EndpointsCommand.Recovered(Id), Noon.AddDays(4)).State;
        Assert.True(Decide(recovered, new EndpointsCommand.Exhausted(Id, Noon.AddDays(4)), Noon.AddDays(8)).Enabled);
    }

    [Fact]
    public void Change_WhatIsNull_Stays()
    {
        var changed = Decide(One(), new EndpointsCommand.Change(Id, "v", null, null), Noon);

        Assert.Equal(("v", WebhookTopics.Sent, true), (changed.Url, changed.Topics, changed.Enabled));
        Assert.Same(One().Find(Id)!.Url, Decide(One(), new EndpointsCommand.Change(Id, null, WebhookTopics.All, false), Noon).Url);
    }

    [Fact]
    public void Anything_OnAnUnknownEndpoint_IsNotFoundAndChangesNothing()
    {
        var state = One();
        var other = new EndpointId(2);
        foreach (var command in (EndpointsCommand[])
            [
                new EndpointsCommand.Change(other, "v", null, null), new EndpointsCommand.Remove(other), new EndpointsCommand.Rotate(other, 1),
                new EndpointsCommand.Gone(other), new EndpointsCommand.Exhausted(other, Noon), new EndpointsCommand.Recovered(other),
            ])
        {
            var decision = EndpointsMachine.Decide(state, command, Noon);
            Assert.Equal(EndpointsOutcome.NotFound, decision.Outcome);
            Assert.Same(state, decision.State);
        }
    }

    [Fact]
    public void EndpointId_ItsText_IsReadBackAndNoOtherSpellingIs()
    {
        var id = new EndpointId(UInt128.MaxValue - 5);
        var text = id.ToString();

        Assert.True(EndpointId.TryParse(text, out var read));
        Assert.Equal(id, read);
        foreach (var other in (string?[])[null, "", text.ToLowerInvariant(), text[..^1], text + "0", "otp_" + text[4..], "whk_8" + text[5..], text.Replace('Z', 'U')])
        {
            Assert.False(EndpointId.TryParse(other, out _));
        }
    }

    private static EndpointsState One() =>
        EndpointsMachine.Decide(EndpointsState.Empty, new EndpointsCommand.Add(Id, "u", WebhookTopics.Sent, 7), Noon).State;

    private static WebhookEndpoint Decide(EndpointsState state, EndpointsCommand command, DateTimeOffset now) =>
        EndpointsMachine.Decide(state, command, now).State.Find(Id)!;
}
