using System.Collections.Concurrent;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>
/// A few readers, each lent to one caller at a time. Few, since readers that start together contend for SQLite's read marks, and the pinned library,
/// built without <c>usleep</c>, then sleeps a whole second instead of microseconds. A read takes some ten microseconds.
/// </summary>
internal sealed class RowReaders(string path) : IDisposable
{
    private const int ReadersMax = 4;
    private const int WaitingMax = 4_096;

    private readonly ConcurrentBag<RowReader> _idle = [];
    private readonly SemaphoreSlim _free = new(ReadersMax);
    private int _waiting;

    /// <summary>Reads on the caller's thread when a reader is free.</summary>
    /// <exception cref="OverloadedException">Too many callers wait already.</exception>
    public ValueTask<T> ReadAsync<TArgument, T>(TArgument argument, Func<RowReader, TArgument, T> read) =>
        _free.Wait(0) ? ValueTask.FromResult(Read(argument, read)) : WaitAndReadAsync(argument, read);

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _free.Dispose();
    }

    private async ValueTask<T> WaitAndReadAsync<TArgument, T>(TArgument argument, Func<RowReader, TArgument, T> read)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > WaitingMax)
            {
                throw new OverloadedException("line for the disk");
            }

            await _free.WaitAsync();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return Read(argument, read);
    }

    private T Read<TArgument, T>(TArgument argument, Func<RowReader, TArgument, T> read)
    {
        RowReader? reader = null;
        try
        {
            if (!_idle.TryTake(out reader))
            {
                reader = new RowReader(path);
            }

            var result = read(reader, argument);
            _idle.Add(reader);
            return result;
        }
        catch
        {
            // A reader that failed is not trusted again.
            reader?.Dispose();
            throw;
        }
        finally
        {
            _free.Release();
        }
    }
}
