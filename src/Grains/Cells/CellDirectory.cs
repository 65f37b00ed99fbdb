using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.GrainDirectory;
using Orleans.Runtime.GrainDirectory;
using OtpActors.Grains.Inbox;

namespace OtpActors.Grains.Cells;

/// <summary>
/// Orleans' directory for actors, which holds nothing: where an actor lives follows from its cell, and the inbox of a silo has its silo's name. The usual
/// directory costs calls between silos for every new activation, and a send makes two (docs/decisions/2026-11-21-cells.md). As the cache in front of it, it
/// answers without even that; grains of other directories, should the host have any, are cached as ever.
/// </summary>
internal sealed class CellDirectory(CellMap map, IServiceProvider services, IOptions<GrainDirectoryOptions> options) : IGrainDirectory, IGrainDirectoryCache
{
    /// <summary>The name of the directory, part of the grains' manifest.</summary>
    public const string Name = "otpactors.cells";

    private readonly Lazy<IGrainDirectoryCache> _others = new(() => GrainDirectoryCacheFactory.CreateGrainDirectoryCache(
        services, new GrainDirectoryOptions { CacheSize = options.Value.CacheSize, MaximumCacheTTL = options.Value.MaximumCacheTTL }));

    /// <inheritdoc/>
    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => _others.Value.KeyValues;

    /// <summary>Agrees: a silo that was asked for an actor has it.</summary>
    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    /// <summary>Agrees.</summary>
    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) => Register(address);

    /// <inheritdoc/>
    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult(TryFind(grainId, out var address) ? address : null);

    /// <inheritdoc/>
    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;

    /// <inheritdoc/>
    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        if (!TryFind(key, out result))
        {
            return _others.Value.LookUp(key, out result, out version);
        }

        version = 0;
        return result is not null;
    }

    /// <inheritdoc/>
    public void AddOrUpdate(GrainAddress value, int version)
    {
        if (!IsComputed(value.GrainId))
        {
            _others.Value.AddOrUpdate(value, version);
        }
    }

    /// <inheritdoc/>
    public bool Remove(GrainId key) => !IsComputed(key) && _others.Value.Remove(key);

    /// <inheritdoc/>
    public bool Remove(GrainAddress key) => !IsComputed(key.GrainId) && _others.Value.Remove(key);

    /// <inheritdoc/>
    public void Clear() => _others.Value.Clear();

    private static bool IsComputed(GrainId grain) => CellKey.TryRead(grain, out _) || InboxKey.IsOne(grain);

    /// <summary>False for the grains of other directories; no address while nobody is known who could have the grain.</summary>
    private bool TryFind(GrainId grain, out GrainAddress? address)
    {
        SiloAddress? silo = null;
        if (CellKey.TryRead(grain, out var cell))
        {
            silo = map.OwnerOf(cell);
        }
        else if (InboxKey.IsOne(grain))
        {
            silo = map.Members.FirstOrDefault(member => InboxKey.IsOf(grain, member));
        }
        else
        {
            address = null;
            return false;
        }

        address = silo is null ? null : new GrainAddress { GrainId = grain, SiloAddress = silo };
        return true;
    }
}
