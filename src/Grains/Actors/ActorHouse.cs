using Microsoft.Extensions.Logging;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Records;
using OtpActors.Grains.Telemetry;

namespace OtpActors.Grains.Actors;

/// <summary>What every grain of a silo shares.</summary>
internal sealed record ActorHouse(
    RecordStore Store, StorageHealth Health, GrainMetrics Metrics, CellMap Cells, Standstill Standstill, TimeProvider Clock, ILogger<ActorHouse> Logger)
{
    /// <summary>Whether an actor may answer from what it knew at a time, without asking the store.</summary>
    public bool MayTrust(int? cell, long since) => (cell is not { } own || Cells.IsSettled(own, since)) && !Standstill.Lately;
}
