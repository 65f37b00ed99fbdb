using System.Text.Json;
using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>The body that makes or changes a workspace. What it leaves out stays as it is.</summary>
internal sealed record WorkspaceBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Id { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Name { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> Modules { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> PerSecond { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> PhoneWindows { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> AddressWindows { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> FailedChecksPerDay { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> MaxAttempts { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> MaxAttemptsCeiling { get; init; }

    [JsonConverter(typeof(OptionalTextField))]
    public Field<string> Locale { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> Countries { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> MonitoredCountries { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> DeniedCountries { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> CustomCodes { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> RetentionHours { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> Metered { get; init; }

    [JsonConverter(typeof(ObjectField))]
    public Field<JsonElement> Prices { get; init; }

    [JsonConverter(typeof(AmountField))]
    public Field<long> DailyCredits { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Spray { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Conversion { get; init; }

    /// <summary>Names the type only.</summary>
    public override string ToString() => nameof(WorkspaceBody);
}
