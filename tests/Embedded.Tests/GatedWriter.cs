using OtpActors.Embedded.Store;

namespace OtpActors.Embedded.Tests;

/// <summary>Holds commits until the test lets them go, fails them when it says so, and writes down their sizes.</summary>
internal sealed class GatedWriter : IRowWriter
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _reopeningFailed = new(0);
    private readonly ManualResetEventSlim _open = new(true);
    private IRowWriter? _inner;
    private volatile Exception? _before;
    private volatile Exception? _after;
    private volatile Exception? _reopen;

    public List<int> Batches { get; } = [];

    public IRowWriter Around(IRowWriter inner)
    {
        _inner = inner;
        return this;
    }

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    /// <summary>Waits until a commit stands before the closed gate.</summary>
    public Task ArrivedAsync() => _arrived.WaitAsync();

    /// <summary>Waits until opening again has failed.</summary>
    public Task ReopeningFailedAsync() => _reopeningFailed.WaitAsync();

    /// <summary>From now on commits fail with nothing written, and so does opening again.</summary>
    public void Fail(Exception cause) => _before = _reopen = cause;

    /// <summary>The next commit is written and fails nonetheless: nobody can know.</summary>
    public void FailAfterNext(Exception cause) => _after = cause;

    public void Mend() => _before = _reopen = null;

    public void Reopen()
    {
        if (_reopen is { } cause)
        {
            _reopeningFailed.Release();
            throw cause;
        }

        _inner!.Reopen();
    }

    public void Commit(IReadOnlyList<RowWrite> writes)
    {
        if (!_open.IsSet)
        {
            _arrived.Release();
        }

        _open.Wait();
        if (_before is { } cause)
        {
            throw cause;
        }

        Batches.Add(writes.Count);
        _inner!.Commit(writes);
        if (Interlocked.Exchange(ref _after, null) is { } unknown)
        {
            throw unknown;
        }
    }

    public void Checkpoint() => _inner!.Checkpoint();

    public void Dispose()
    {
        _open.Set();
        _inner?.Dispose();
    }
}
