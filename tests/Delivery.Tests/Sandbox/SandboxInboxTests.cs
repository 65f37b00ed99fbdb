using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Sandbox;

public sealed class SandboxInboxTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Find_NothingCame_IsEmpty()
    {
        var inbox = new SandboxInbox(10, SampleTemplates.Writer(), _time);

        Assert.Empty(inbox.Find(null, 10));
        Assert.Empty(inbox.Find(SampleMessage.Number("+12025550123"), 10));
    }

    [Fact]
    public void Find_All_NewestFirstUpToTheLimit()
    {
        var inbox = new SandboxInbox(10, SampleTemplates.Writer(), _time);
        Fill(inbox, 1, 5);

        Assert.Equal([5, 4, 3], Numbers(inbox.Find(null, 3)));
        Assert.Equal([5, 4, 3, 2, 1], Numbers(inbox.Find(null, int.MaxValue)));
        Assert.Empty(inbox.Find(null, 0));
        Assert.Empty(inbox.Find(null, -1));
    }

    [Fact]
    public void Find_ByPhone_OnlyItsOwnNewestFirst()
    {
        // Eight buckets for a hundred numbers: their chains are shared.
        var inbox = new SandboxInbox(8, SampleTemplates.Writer(), _time);
        for (var i = 1; i <= 100; i++)
        {
            inbox.Add(Message(i, $"+1202555{i % 4:0000}"), _time.GetUtcNow());
        }

        Assert.Equal([100, 96], Numbers(inbox.Find(SampleMessage.Number("+12025550000"), 10)));
        Assert.Equal([99, 95], Numbers(inbox.Find(SampleMessage.Number("+12025550003"), 10)));
        Assert.Equal([99], Numbers(inbox.Find(SampleMessage.Number("+12025550003"), 1)));
        Assert.Empty(inbox.Find(SampleMessage.Number("+12025550004"), 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Add_BeyondCapacity_TheOldestGo(int capacity)
    {
        var inbox = new SandboxInbox(capacity, SampleTemplates.Writer(), _time);
        for (var i = 1; i <= 1_500; i++)
        {
            inbox.Add(Message(i, "+12025550123"), _time.GetUtcNow());
            Assert.Equal(i, Numbers(inbox.Find(SampleMessage.Number("+12025550123"), 1)).Single());
        }

        var expected = Enumerable.Range(0, capacity).Select(static i => 1_500 - i).ToArray();
        Assert.Equal(expected, Numbers(inbox.Find(null, int.MaxValue)));
        Assert.Equal(expected, Numbers(inbox.Find(SampleMessage.Number("+12025550123"), int.MaxValue)));
    }

    [Fact]
    public void Find_After15Minutes_TheMessageIsGone()
    {
        var inbox = new SandboxInbox(10, SampleTemplates.Writer(), _time);
        Fill(inbox, 1, 1);
        _time.Advance(TimeSpan.FromMinutes(10));
        Fill(inbox, 2, 2);

        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal([2, 1], Numbers(inbox.Find(null, 10)));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal([2], Numbers(inbox.Find(null, 10)));
        Assert.Equal([2], Numbers(inbox.Find(SampleMessage.Number("+12025550123"), 10)));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(inbox.Find(null, 10));
    }

    [Fact]
    public void Add_AfterAllWereForgotten_IsFound()
    {
        var inbox = new SandboxInbox(3, SampleTemplates.Writer(), _time);
        Fill(inbox, 1, 3);
        _time.Advance(TimeSpan.FromHours(1));
        Fill(inbox, 4, 5);

        Assert.Equal([5, 4], Numbers(inbox.Find(null, 10)));
        Assert.Equal([5, 4], Numbers(inbox.Find(SampleMessage.Number("+12025550123"), 10)));
    }

    [Fact]
    public void Find_WhileManyAdd_SeesWholeMessagesNewestFirst()
    {
        var inbox = new SandboxInbox(64, SampleTemplates.Writer(), _time);
        using var start = new Barrier(5);
        var next = 0;
        var gate = new Lock();
        Parallel.For(0, 5, new ParallelOptions { MaxDegreeOfParallelism = -1 }, role =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            for (var i = 0; i < 2_000; i++)
            {
                if (role > 0)
                {
                    lock (gate)
                    {
                        inbox.Add(Message(++next, $"+1202555000{next % 3}"), _time.GetUtcNow());
                    }

                    continue;
                }

                AssertDescending(Numbers(inbox.Find(null, 100)));
                AssertDescending(Numbers(inbox.Find(SampleMessage.Number("+12025550001"), 100)));
            }
        });

        Assert.Equal(Enumerable.Range(0, 64).Select(static i => 8_000 - i), Numbers(inbox.Find(null, 100)));
    }

    [Fact]
    public void ToString_OfAMessage_ShowsNeitherCodeNorTextNorNumber()
    {
        var inbox = new SandboxInbox(1, SampleTemplates.Writer(), _time);
        Fill(inbox, 1, 1);
        var text = inbox.Find(null, 1)[0].ToString();

        Assert.DoesNotContain("042137", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550", text, StringComparison.Ordinal);
        Assert.Contains("WhatsApp", text, StringComparison.Ordinal);
    }

    private static void AssertDescending(int[] numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            Assert.True(numbers[i] < numbers[i - 1], $"{numbers[i]} came after {numbers[i - 1]}.");
        }
    }

    private static int[] Numbers(IReadOnlyList<SandboxMessage> messages) => [.. messages.Select(static m => (int)m.OtpId.Value)];

    private void Fill(SandboxInbox inbox, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            inbox.Add(Message(i, "+12025550123"), _time.GetUtcNow());
        }
    }

    private static DeliveryMessage Message(int number, string phone) => SampleMessage.To(phone, otp: new OtpId((UInt128)number));
}
