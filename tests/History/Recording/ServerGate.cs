namespace OtpActors.History.Recording;

/// <summary>Keeps the clients waiting while there is no server to call.</summary>
internal sealed class ServerGate
{
    private volatile TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    public void Open() => _open.TrySetResult();

    public void Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
