using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;

namespace OtpActors.Providers.Tests.Conformance;

/// <summary>
/// What every provider must do, against its fake server. A provider's own test class derives from this one, says how the provider is set up and what
/// the other side's bytes look like, and adds what only that provider has.
/// </summary>
public abstract class ProviderConformance
{
    /// <summary>A fake server, not started.</summary>
    protected abstract FakeServer Fake();

    /// <summary>The provider's settings, <c>Type</c> included.</summary>
    protected abstract IEnumerable<(string Name, string Value)> Settings(Uri server);

    /// <summary>Every row of its failure table: an answer of the other side, and the outcome.</summary>
    protected abstract IEnumerable<FailureRow> Failures();

    /// <summary>One request with these receipts for the sample message, signed; null when the provider posts none.</summary>
    /// <param name="tag">The message's correlation tag.</param>
    /// <param name="messageId">The message id of the success.</param>
    /// <param name="states">What the receipts say, in this order.</param>
    private protected abstract SignedReceipt? Receipts(string tag, string messageId, params ReceiptState[] states);

    /// <summary>The states that its receipts can tell.</summary>
    protected virtual IReadOnlyList<ReceiptState> States => [ReceiptState.Sent, ReceiptState.Delivered, ReceiptState.Read, ReceiptState.Failed];

    /// <summary>Whether one request can hold several receipts.</summary>
    protected virtual bool Batches => true;

    /// <summary>Whether an answer that cannot be read means that the message may have been sent. Only a provider whose answers say nothing may say no.</summary>
    protected virtual bool ReadsReplies => true;

    /// <summary>Whether it gives messages names. Only a provider whose documents show none may say no.</summary>
    protected virtual bool NamesMessages => true;

    /// <summary>Whether "too many requests" means this person. Only a provider that says so may say yes.</summary>
    protected virtual bool LimitsPersons => false;

    private protected Task<ProviderRig> StartAsync() => ProviderRig.StartAsync(Fake(), Settings);

    [Fact]
    public async Task Send_Taken_IsAcceptedWithItsMessageId()
    {
        await using var rig = await StartAsync();

        foreach (var channel in rig.Provider.Channels)
        {
            var accepted = Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync(channel));
            Assert.Equal(NamesMessages, !string.IsNullOrEmpty(accepted.MessageId));
        }

        Assert.Equal(rig.Provider.Channels.Count, rig.Server.Calls.Count);
        Assert.All(rig.Server.Calls, static call => Assert.DoesNotContain(SampleMessage.Code, call.Path + call.Query));
        Assert.All(rig.Server.Calls, static call => Assert.DoesNotContain(SampleMessage.Phone[1..], call.Path + call.Query));
    }

    [Fact]
    public async Task Send_EveryFailure_IsReadByTheTable()
    {
        await using var rig = await StartAsync();
        foreach (var row in Failures())
        {
            rig.Server.Next.Enqueue(row.Answer);
            Assert.Equal((row.Answer.Body, row.Outcome), (row.Answer.Body, await rig.SendAsync()));
        }
    }

    /// <summary>One odd number must not take a provider out for everyone: what is left to chance is this person's.</summary>
    [Fact]
    public async Task Send_RefusalThatNobodyKnows_IsNotTheProviders()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(418, "{}"));

        Assert.IsType<SendOutcome.Rejected>(await rig.SendAsync());
    }

    /// <summary>A108.</summary>
    [Fact]
    public async Task Send_TimeoutAfterAccepting_IsUnknownAndAskedOnce()
    {
        await using var rig = await StartAsync();
        rig.Server.Always = FakeAnswer.Hang;
        using var deadline = new CancellationTokenSource();
        var sending = rig.SendAsync(cancellationToken: deadline.Token);
        rig.Server.Before = _ => deadline.CancelAsync();

        Assert.Equal(new SendOutcome.Unknown(UnknownReason.Timeout), await sending);
        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task Send_ConnectionLostAfterAccepting_IsUnknownAndAskedOnce()
    {
        await using var rig = await StartAsync();
        rig.Server.Always = FakeAnswer.HangUp;

        Assert.Equal(new SendOutcome.Unknown(UnknownReason.ConnectionLost), await rig.SendAsync());
        Assert.Single(rig.Server.Calls);
    }

    [Theory]
    [InlineData("<html>502</html>")]
    [InlineData("{\"a\":")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("\"text\"")]
    [InlineData("\0\u0001")]
    public async Task Send_GarbageWithAYes_IsUnknown(string garbage)
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(200, garbage));

        var outcome = await rig.SendAsync();

        Assert.Equal(ReadsReplies, outcome is SendOutcome.Unknown { Reason: UnknownReason.UnreadableReply });
    }

    [Fact]
    public async Task Send_GarbageWithAServerError_MayHaveBeenSent()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(502, "<html>"));

        Assert.True(await rig.SendAsync() is SendOutcome.RetryLater { SurelyNotSent: false, Scope: FailureScope.Provider });
    }

    [Fact]
    public async Task Send_EndlessAnswer_IsCut()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(500, new string(' ', 10_000_000)));

        Assert.IsType<SendOutcome.RetryLater>(await rig.SendAsync());
    }

    [Fact]
    public async Task Send_SlowBody_EndsWithTheDeadline()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(200, """{"a":"bcdefghijklmnopqrstuvwxyz"}""").Slow());
        using var deadline = new CancellationTokenSource();
        var sending = rig.SendAsync(cancellationToken: deadline.Token);
        rig.Server.Before = _ => deadline.CancelAsync();

        Assert.IsType<SendOutcome.Unknown>(await sending);
    }

    [Fact]
    public async Task Send_TooManyRequests_IsSurelyNotSentAndWaitsAsTold()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(429, "{}", ("Retry-After", "7")));
        rig.Server.Next.Enqueue(new FakeAnswer(429, "{}"));
        rig.Server.Next.Enqueue(new FakeAnswer(429, "{}", ("Retry-After", "Sat, 21 Nov 2026 12:01:00 GMT")));
        rig.Server.Next.Enqueue(new FakeAnswer(429, "{}", ("Retry-After", "soon")));

        foreach (var seconds in (int?[])[7, null, 60, null])
        {
            var later = Assert.IsType<SendOutcome.RetryLater>(await rig.SendAsync());
            Assert.True(later.SurelyNotSent);
            Assert.Equal(LimitsPersons, later.Scope == FailureScope.Recipient);
            Assert.Equal(seconds, later.RetryAfter?.TotalSeconds);
        }
    }

    [Fact]
    public async Task Send_NobodyListens_IsSurelyNotSent()
    {
        await using var rig = await StartAsync();
        await rig.Server.StopAsync();

        Assert.Equal(new SendOutcome.RetryLater(null, FailureScope.Provider, true, "connect"), await rig.SendAsync());
    }

    [Fact]
    public async Task Send_Redirected_IsNotFollowed()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(307, "", ("Location", rig.Server.Address + "elsewhere")));

        Assert.IsType<SendOutcome.Misconfigured>(await rig.SendAsync());
        Assert.Single(rig.Server.Calls);
    }

    /// <summary>A81: the order of receipts is nobody's promise.</summary>
    [Fact]
    public async Task Receipts_InEveryOrderAndDoubled_HaveOneEnd_B37()
    {
        DeliveryStatus? end = null;
        foreach (var order in Permutations([.. States]))
        {
            await using var rig = await StartAsync();
            var accepted = Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync());
            ReceiptState[][] requests = Batches ? [order, .. order.Select(static s => (ReceiptState[])[s, s])] : [.. order.Concat(order).Concat(order).Select(static s => (ReceiptState[])[s])];
            rig.Sink.Outcome(ProviderRig.Name, accepted);
            foreach (var states in requests)
            {
                if (Receipts(rig.Tag, accepted.MessageId!, states) is not { } request)
                {
                    return;
                }

                Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(request));
            }

            var status = rig.Sink.State.Current!.Status;
            Assert.Equal(end ??= status, status);
            Assert.Equal(order.Length * 3, rig.Sink.Count);
        }

        Assert.Equal(States.Contains(ReceiptState.Read) ? DeliveryStatus.Read : DeliveryStatus.Delivered, end);
    }

    [Fact]
    public async Task Receipts_BeforeTheAnswer_Count()
    {
        await using var rig = await StartAsync();
        var accepted = Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync());
        if (Receipts(rig.Tag, accepted.MessageId!, ReceiptState.Delivered) is not { } receipt)
        {
            return;
        }

        await rig.PostAsync(receipt);
        rig.Sink.Outcome(ProviderRig.Name, accepted);

        Assert.Equal(DeliveryStatus.Delivered, rig.Sink.State.Current!.Status);
    }

    /// <summary>A78: one changed byte anywhere in what is signed.</summary>
    [Fact]
    public async Task Receipts_ChangedOnTheWay_AreRefused_B36()
    {
        await using var rig = await StartAsync();
        if (Receipts(rig.Tag, "id", ReceiptState.Delivered) is not { } receipt)
        {
            return;
        }

        Assert.Equal(ReceiptVerdict.NotGenuine, await rig.PostAsync(receipt with { Headers = [] }));
        Assert.Equal(ReceiptVerdict.NotGenuine, await rig.PostAsync(receipt with { Body = "" }));
        for (var i = 0; i < receipt.Body.Length; i++)
        {
            var body = receipt.Body.ToCharArray();
            body[i] = body[i] == 'x' ? 'y' : 'x';
            Assert.Equal(ReceiptVerdict.NotGenuine, await rig.PostAsync(receipt with { Body = new string(body) }));
        }

        for (var i = 0; i < receipt.Headers.Length; i++)
        {
            var headers = receipt.Headers.ToArray();
            var value = headers[i].Value.ToCharArray();
            value[value.Length / 2] = value[value.Length / 2] == '0' ? '1' : '0';
            headers[i] = (headers[i].Name, new string(value));
            Assert.Equal(ReceiptVerdict.NotGenuine, await rig.PostAsync(receipt with { Headers = headers }));
        }

        Assert.Equal(0, rig.Sink.Count);
    }

    [Fact]
    public async Task Receipts_OfNobodysMessage_WakeNobody()
    {
        await using var rig = await StartAsync();
        if (rig.Provider.ReceiptsNameMessageIds || Receipts(new string('0', rig.Tag.Length), "unknown", ReceiptState.Delivered) is not { } receipt)
        {
            return;
        }

        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(receipt));
        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(Receipts("", "unknown", ReceiptState.Failed)!));
        Assert.Equal(0, rig.Sink.Count);
    }

    private static IEnumerable<T[]> Permutations<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, at) => Permutations<T>([.. items[..at], .. items[(at + 1)..]]).Select(rest => (T[])[item, .. rest]));
}
