namespace OtpActors.Embedded.Store;

/// <summary>Changes that become durable together.</summary>
/// <param name="writes">An empty list to collect them in.</param>
internal sealed class Batch(List<RowWrite> writes)
{
    // Those who wait go on elsewhere: the committing thread has the next batch to write.
    private readonly TaskCompletionSource _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<RowWrite> Writes => writes;

    public Task Saved => _saved.Task;

    public void Complete() => _saved.SetResult();

    public void Fail(Exception cause)
    {
        _saved.SetException(cause);

        // Nobody may be waiting for it; the actors look at the task on their next turn.
        _ = _saved.Task.Exception;
    }
}
