using Microsoft.Extensions.Logging;
using OtpActors.Grains.Records;
using OtpActors.Grains.Telemetry;

namespace OtpActors.Grains.Actors;

/// <summary>What every grain of a silo shares.</summary>
internal sealed record ActorHouse(RecordStore Store, StorageHealth Health, GrainMetrics Metrics, TimeProvider Clock, ILogger<ActorHouse> Logger);
