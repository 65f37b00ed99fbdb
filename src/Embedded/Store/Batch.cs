namespace OtpActors.Embedded.Store;

/// <summary>Changes that become durable together.</summary>
internal sealed class Batch
{
    // Those who wait go on elsewhere: the committing thread has the next batch to write.
    private readonly TaskCompletionSource _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<RowWrite> Writes { get; } = [];

    public Task Saved => _saved.Task;

    public void Complete() => _saved.SetResult();

    public void Fail(Exception cause)
    {
        _saved.SetException(cause);

        // Nobody may be waiting for it; the actors look at the task on their next turn.
        _ = _saved.Task.Exception;
    }
}
