using System.Globalization;
using Orleans.Storage;
using OtpActors.Grains.Records;

namespace OtpActors.Grains.Tests.Stores;

/// <summary>A store that outlives its silos and can be made to fail in the ways that stores do.</summary>
internal sealed class MemoryStore : IGrainStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (byte[] Bytes, string Tag)> _records = [];
    private long _lastTag;

    /// <summary>Called before every operation with its name and key: may throw.</summary>
    public Action<string, string>? Before { get; set; }

    /// <summary>Called after every operation that did its work: may throw, as an answer that is lost.</summary>
    public Action<string, string>? After { get; set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _records.Count;
            }
        }
    }

    public IReadOnlyList<string> Keys(string kind)
    {
        lock (_gate)
        {
            return [.. _records.Keys.Where(k => k.StartsWith(kind + "/", StringComparison.Ordinal))];
        }
    }

    public byte[]? Find(string key)
    {
        lock (_gate)
        {
            return _records.TryGetValue(key, out var record) ? record.Bytes : null;
        }
    }

    public void Change(string key, Func<byte[], byte[]> change)
    {
        lock (_gate)
        {
            _records[key] = (change(_records[key].Bytes), NextTag());
        }
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            _records.Remove(key);
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Run("read", stateName, grainId, key =>
    {
        var found = _records.TryGetValue(key, out var record);
        grainState.RecordExists = found;
        grainState.ETag = found ? record.Tag : null;
        grainState.State = RecordSerializer.Instance.Deserialize<T>(BinaryData.FromBytes(found ? record.Bytes : []));
    });

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Run("write", stateName, grainId, key =>
    {
        Match(key, grainState.ETag);
        grainState.ETag = NextTag();
        grainState.RecordExists = true;
        _records[key] = (RecordSerializer.Instance.Serialize(grainState.State).ToArray(), grainState.ETag);
    });

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Run("clear", stateName, grainId, key =>
    {
        Match(key, grainState.ETag);
        grainState.ETag = null;
        grainState.RecordExists = false;
        _records.Remove(key);
    });

    private Task Run(string operation, string kind, GrainId id, Action<string> act)
    {
        var key = kind + "/" + id.Key;
        Before?.Invoke(operation, key);
        lock (_gate)
        {
            act(key);
        }

        After?.Invoke(operation, key);
        return Task.CompletedTask;
    }

    private void Match(string key, string? tag)
    {
        if ((_records.TryGetValue(key, out var record) ? record.Tag : null) != tag)
        {
            throw new InconsistentStateException("Another version.", record.Tag, tag);
        }
    }

    private string NextTag() => (++_lastTag).ToString(CultureInfo.InvariantCulture);
}
