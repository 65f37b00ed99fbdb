using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>One actor in memory and the line before it. A turn runs on the thread of whoever finds the actor free.</summary>
internal sealed class Mailbox<TState, TRequest, TAnswer>(Mailboxes<TState, TRequest, TAnswer> house, UInt128 key, bool held)
    : ActorMemory<TState, TRequest, TAnswer>(house, key), IThreadPoolWorkItem
    where TState : class
{
    // It locks itself: nobody outside has a reason to, and a lock of its own would be one more object for every actor in memory.
    private Queue<Waiting<TRequest, TAnswer>>? _line;
    private bool _busy = held;
    private bool _gone;

    /// <summary>Steps up to the actor. When it is free, <see cref="ServeAsync"/> must follow.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="waiting">The place in line.</param>
    /// <returns>Whether the actor is free, busy or no longer in memory.</returns>
    /// <exception cref="OverloadedException">The line is full.</exception>
    public Entry Enter(TRequest request, out Waiting<TRequest, TAnswer>? waiting)
    {
        waiting = null;
        lock (this)
        {
            if (_gone)
            {
                return Entry.Gone;
            }

            if (!_busy)
            {
                _busy = true;
                return Entry.Free;
            }

            _line ??= new();
            if (_line.Count >= House.LineMax)
            {
                throw new OverloadedException("line before an actor");
            }

            _line.Enqueue(waiting = new(request));
            return Entry.InLine;
        }
    }

    /// <summary>The turn of a caller that found the actor free.</summary>
    public ValueTask<Reply<TAnswer>> ServeAsync(TRequest request) => IsKnown ? Serve(request) : LoadAndServeAsync(request);

    public override bool TryLeave()
    {
        lock (this)
        {
            if (_busy || !IsSettled)
            {
                return false;
            }

            _gone = true;
        }

        House.Remove(Key, this);
        return true;
    }

    /// <summary>Ends a hold: serves who came meanwhile, or leaves memory at once.</summary>
    /// <returns>Whether somebody came.</returns>
    public bool Release()
    {
        lock (this)
        {
            if (_line is { Count: > 0 })
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return true;
            }

            _gone = true;
        }

        House.Remove(Key, this);
        return false;
    }

    void IThreadPoolWorkItem.Execute() => _ = ServeLineAsync();

    private ValueTask<Reply<TAnswer>> Serve(TRequest request)
    {
        try
        {
            return new(TakeTurn(request));
        }
        catch (Exception e)
        {
            return ValueTask.FromException<Reply<TAnswer>>(e);
        }
        finally
        {
            EndTurn();
        }
    }

    private async ValueTask<Reply<TAnswer>> LoadAndServeAsync(TRequest request)
    {
        try
        {
            await LoadAsync(request);
            return TakeTurn(request);
        }
        finally
        {
            EndTurn();
        }
    }

    private Reply<TAnswer> TakeTurn(TRequest request)
    {
        var now = House.Time.Moment();
        LastTurn = now.ToUnixTimeMilliseconds();
        return Turn(request, now);
    }

    private void EndTurn()
    {
        lock (this)
        {
            if (_line is { Count: > 0 })
            {
                // The one whose turn this was has its answer; the others must not wait for its thread.
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
            else
            {
                _busy = false;
            }
        }
    }

    private async Task ServeLineAsync()
    {
        while (Next() is { } waiting)
        {
            try
            {
                if (!IsKnown)
                {
                    await LoadAsync(waiting.Request);
                }

                waiting.Answer(TakeTurn(waiting.Request));
            }
            catch (Exception e)
            {
                waiting.Fail(e);
            }
        }
    }

    private Waiting<TRequest, TAnswer>? Next()
    {
        lock (this)
        {
            if (_line!.TryDequeue(out var waiting))
            {
                return waiting;
            }

            // A line is rare and its memory is not: it goes with the last one in it.
            _line = null;
            _busy = false;
            return null;
        }
    }
}
