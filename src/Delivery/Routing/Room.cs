namespace OtpActors.Delivery.Routing;

/// <summary>
/// Places for calls at once, and a line before them. Who waits in vain is told so without an exception: a provider that hangs has hundreds of them, and
/// what they cost is taken from all others.
/// </summary>
/// <param name="places">How many calls at once.</param>
/// <param name="waitingMax">The longest line.</param>
/// <param name="patience">The longest wait.</param>
/// <param name="clock">The time.</param>
internal sealed class Room(int places, int waitingMax, TimeSpan patience, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _line = [];
    private int _taken;

    /// <summary>Places taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place, perhaps after a wait.</summary>
    /// <returns>Whether there was one; if so, <see cref="Leave"/> gives it back.</returns>
    public ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<bool>> turn;
        lock (_gate)
        {
            if (_taken < places)
            {
                _taken++;
                return ValueTask.FromResult(true);
            }

            if (_line.Count == waitingMax)
            {
                return ValueTask.FromResult(false);
            }

            turn = _line.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return new ValueTask<bool>(WaitAsync(turn, cancellationToken));
    }

    /// <summary>Gives a place back, to the first of the line.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            while (_line.First is { } first)
            {
                _line.RemoveFirst();
                if (first.Value.TrySetResult(true))
                {
                    return;
                }
            }

            _taken--;
        }
    }

    private async Task<bool> WaitAsync(LinkedListNode<TaskCompletionSource<bool>> turn, CancellationToken cancellationToken)
    {
        using var timer = clock.CreateTimer(static turn => ((TaskCompletionSource<bool>)turn!).TrySetResult(false), turn.Value, patience, Timeout.InfiniteTimeSpan);
        using var given = cancellationToken.UnsafeRegister(static turn => ((TaskCompletionSource<bool>)turn!).TrySetResult(false), turn.Value);
        if (await turn.Value.Task)
        {
            return true;
        }

        lock (_gate)
        {
            if (turn.List is not null)
            {
                _line.Remove(turn);
            }
        }

        return false;
    }
}
