using System.Collections.Concurrent;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>All actors of one kind: finds the one that is asked, in memory or on disk, and gives it its turn.</summary>
internal sealed class Mailboxes<TState, TRequest, TAnswer>(
    IActor<TState, TRequest, TAnswer> actor, RowStore store, LiveActors live, TimeProvider time, int lineMax) : IHolds
    where TState : class
{
    private readonly ConcurrentDictionary<UInt128, Mailbox<TState, TRequest, TAnswer>> _boxes = new();

    public IActor<TState, TRequest, TAnswer> Actor => actor;

    public RowStore Store => store;

    public TimeProvider Time => time;

    /// <summary>How many may wait for one actor.</summary>
    public int LineMax => lineMax;

    /// <summary>One turn of one actor.</summary>
    public ValueTask<Reply<TAnswer>> AskAsync(UInt128 key, TRequest request)
    {
        while (true)
        {
            if (!_boxes.TryGetValue(key, out var box))
            {
                box = Make(key, held: false);
                if (!_boxes.TryAdd(key, box))
                {
                    continue;
                }

                live.Enter(box);
            }

            switch (box.Enter(request, out var waiting))
            {
                case Entry.Free:
                    return box.ServeAsync(request);
                case Entry.InLine:
                    return waiting!.Reply;
                case Entry.Gone:
                    Remove(key, box);
                    break;
            }
        }
    }

    public bool TryHold(UInt128 key) => !_boxes.ContainsKey(key) && _boxes.TryAdd(key, Make(key, held: true));

    public void Release(UInt128 key)
    {
        if (_boxes.TryGetValue(key, out var box) && box.Release())
        {
            live.Enter(box);
        }
    }

    public void Remove(UInt128 key, Mailbox<TState, TRequest, TAnswer> box) => _boxes.TryRemove(new(key, box));

    private Mailbox<TState, TRequest, TAnswer> Make(UInt128 key, bool held) => new(this, key, held);
}
