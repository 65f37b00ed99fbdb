using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Identity;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Dispatch;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Tests;

/// <summary>An endpoint takes only its own places (A75, C21).</summary>
public sealed class LaneTests
{
    private static readonly TakenEvent Event = new(new PageKey(1), new PageAddress(default, default, 0, 0), new QueuedEvent(
        new WebhookEvent(default, 1, null, default, Domain.Deliveries.Channel.Sms), QueuedStatus.Waiting, default, 0, 0, []));

    [Fact]
    public async Task Add_WhileNothingSucceeds_TwoAreTriedAtATime_A75()
    {
        var tries = new Tries();
        var lane = new Lane(tries.TryAsync, NoPagesAsync, widthMax: 32);
        for (var i = 0; i < 10; i++)
        {
            lane.Add([Event], lane.Reserve(1));
        }

        for (var i = 0; i < 8; i++)
        {
            await tries.UnderWayAsync(2);
            Assert.Equal(2, lane.Running);
            tries.EndOne(false);
        }
    }

    [Fact]
    public async Task Add_WithEverySuccess_OneMoreIsTriedAtATime()
    {
        var tries = new Tries();
        var lane = new Lane(tries.TryAsync, NoPagesAsync, widthMax: 4);
        for (var i = 0; i < 50; i++)
        {
            lane.Add([Event], lane.Reserve(1));
        }

        foreach (var width in (int[])[2, 3, 4, 4, 4])
        {
            await tries.UnderWayAsync(width);
            Assert.Equal(width, lane.Running);
            tries.EndOne(true);
        }

        // One failure, and it is down to two again: of four that end, two are followed by others.
        await tries.UnderWayAsync(4);
        var begun = tries.Begun;
        for (var i = 0; i < 4; i++)
        {
            tries.EndOne(false);
        }

        await tries.UnderWayAsync(2);
        Assert.Equal(begun + 2, tries.Begun);
    }

    [Fact]
    public void Reserve_NeverMoreThanTheLineHolds()
    {
        var lane = new Lane(static _ => new TaskCompletionSource<bool?>().Task, NoPagesAsync, widthMax: 32);
        var reserved = lane.Reserve(1_000);
        Assert.Equal(0, lane.Reserve(1));
        lane.Add([.. Enumerable.Repeat(Event, 10)], reserved);

        Assert.Equal(256 - 8, lane.Reserve(1_000));
    }

    [Fact]
    public async Task Close_WaitsForWhatIsUnderWayAndBeginsNothingMore()
    {
        var tries = new Tries();
        var lane = new Lane(tries.TryAsync, NoPagesAsync, widthMax: 2);
        for (var i = 0; i < 5; i++)
        {
            lane.Add([Event], lane.Reserve(1));
        }

        await tries.UnderWayAsync(2);
        var closing = lane.CloseAsync();
        Assert.False(closing.IsCompleted);
        tries.EndOne(true);
        tries.EndOne(true);
        await closing;

        Assert.Equal(2, tries.Begun);
        Assert.Equal(0, lane.Reserve(1));
    }

    [Fact]
    public async Task Events_WhileOneReceiverHangs_ReachTheOthers_A75()
    {
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var release = new TaskCompletionSource();
        hanging.Answer = (_, _) => release.Task;
        await rig.SubscribeAsync(hanging, WebhookTopics.Sent);
        await using var healthy = await WebhookReceiver.StartAsync();
        await rig.SubscribeAsync(healthy, WebhookTopics.Sent);

        for (var i = 0; i < 50; i++)
        {
            await rig.SentAsync($"+9991000{i:D4}");
            await healthy.NextAsync();
        }

        var held = hanging.All.Count;
        release.SetResult();
        Assert.True(held <= 2, "A receiver that never answered got more than two requests at a time.");
    }

    [Fact]
    public async Task Await_APageBehindAFullLine_IsLookedAtAsTheLineEmpties()
    {
        var rung = new TaskCompletionSource<PageKey>();
        var tries = new Tries();
        var lane = new Lane(tries.TryAsync, page => Task.FromResult(rung.TrySetResult(page)), widthMax: 2);
        lane.Add([.. Enumerable.Repeat(Event, 256)], lane.Reserve(256));

        lane.Await(new PageKey(7));
        lane.Await(new PageKey(7));
        for (var i = 0; i < 125; i++)
        {
            await tries.UnderWayAsync(2);
            Assert.False(rung.Task.IsCompleted);
            tries.EndOne(true);
        }

        // Half of the line is left.
        await tries.UnderWayAsync(2);
        tries.EndOne(true);

        Assert.Equal(new PageKey(7), await rung.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static Task NoPagesAsync(PageKey page) => Task.CompletedTask;

    /// <summary>Tries that end when the test says so.</summary>
    private sealed class Tries
    {
        private readonly Lock _gate = new();
        private readonly Queue<TaskCompletionSource<bool?>> _underWay = new();

        public int Begun { get; private set; }

        public Task<bool?> TryAsync(TakenEvent taken)
        {
            lock (_gate)
            {
                Begun++;
                var end = new TaskCompletionSource<bool?>(TaskCreationOptions.RunContinuationsAsynchronously);
                _underWay.Enqueue(end);
                return end.Task;
            }
        }

        public async Task UnderWayAsync(int count)
        {
            var started = TimeProvider.System.GetTimestamp();
            while (true)
            {
                lock (_gate)
                {
                    if (_underWay.Count == count)
                    {
                        return;
                    }
                }

                Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), $"Never were {count} under way.");
                await Task.Yield();
            }
        }

        public void EndOne(bool good)
        {
            lock (_gate)
            {
                _underWay.Dequeue().SetResult(good);
            }
        }
    }
}
