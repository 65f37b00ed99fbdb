using OtpActors.Domain.Watches;

namespace OtpActors.Http.Admin.Alarms;

/// <summary>Something that looks like an attack on a workspace.</summary>
internal sealed record AlarmReply(string Kind, string Key, bool Severe, int Of, int Verified, DateTimeOffset At, DateTimeOffset Until)
{
    public static AlarmReply From(WatchAlarm alarm) =>
        new(AlarmKinds.Name(alarm.Kind), alarm.Key, alarm.Severe, alarm.Of, alarm.Good, alarm.At, alarm.Until);
}
