using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>How an OTP is stored. The first number is the version; an older one is upgraded while it is read, a newer one is refused.</summary>
internal static class OtpFormat
{
    private const int Version = 2;

    public static void Write(OtpState state, ref StateWriter to)
    {
        to.Number(Version);
        WriteDraft(state.Draft, ref to);
        WriteCode(state.Code, ref to);
        to.Time(state.CreatedAt);
        to.Time(state.ExpiresAt);
        to.Number((int)state.Phase);
        to.Time(state.EndedAt);
        to.Number(state.WrongChecks);
        to.Number(state.ChargedChecks);
        to.Time(state.ChargeAt);
        DeliveryFormat.Write(state.Delivery, ref to);
        to.Time(state.ResendAt);
        to.Number(state.RoundTokens.Length);
        foreach (var token in state.RoundTokens)
        {
            to.Number(token);
        }

        to.Number(state.Verdicts.Length);
        foreach (var verdict in state.Verdicts)
        {
            to.Number(verdict.Tag);
            to.Number((int)verdict.Outcome);
            to.Number(verdict.AttemptsRemaining);
        }

        to.Number(state.Events.Length);
        foreach (var told in state.Events)
        {
            to.Number((int)told.Kind);
            to.Time(told.At);
            to.Number((int)(told.Channel ?? 0));
        }

        to.Flag(state.Draft.Reports);
        to.Number(state.ReportedEvents);
        to.Time(state.ReportAt);
    }

    public static OtpState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version is < 1 or > Version)
        {
            throw new InvalidDataException($"An OTP is stored in format {version}; this build reads formats up to {Version}.");
        }

        var draft = ReadDraft(ref from);
        var code = ReadCode(ref from);
        var state = new OtpState(
            draft,
            code,
            CreatedAt: from.Time(),
            ExpiresAt: from.Time(),
            Phase: Known((OtpPhase)from.Small()),
            EndedAt: from.TimeOrNone(),
            WrongChecks: from.Small(),
            ChargedChecks: from.Small(),
            ChargeAt: from.TimeOrNone(),
            Delivery: DeliveryFormat.Read(ref from),
            ResendAt: from.Time(),
            RoundTokens: ReadTokens(ref from),
            Verdicts: ReadVerdicts(ref from),
            Events: ReadEvents(ref from));
        return OtpIntegrity.Check(version == 1 ? state : ReadReports(state, ref from));
    }

    internal static T Known<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException($"Stored state holds no known {typeof(T).Name}.");

    internal static void WriteCode(CodeSpec code, ref StateWriter to)
    {
        to.Text(code.KeyId);
        to.Number(code.Length);
        to.Number(code.Generation);
        to.Bits(code.Salt);
        to.Bytes(code.Sealed.AsSpan());
    }

    internal static CodeSpec ReadCode(ref StateReader from) => new(from.Word(), from.Small(), from.Small(), from.Bits(), [.. from.Bytes()]);

    internal static void WriteDraft(OtpDraft draft, ref StateWriter to)
    {
        to.Bits(draft.Id.Value);
        to.Text(draft.Workspace.ToString());
        to.Text(draft.Phone.E164);
        to.Text(draft.Purpose);
        to.Text(draft.Template);
        to.Text(draft.Locale);
        to.Span(draft.ExpiresIn);
        to.Number(draft.AttemptsAllowed);
        to.Span(draft.Retention);
        to.Text(draft.Metadata);
        to.Text(draft.ClientReference);
        to.Text(draft.AppHash);
        to.Text(draft.Origin);
        DeliveryFormat.WriteSteps(draft.Steps, ref to);
    }

    internal static OtpDraft ReadDraft(ref StateReader from) => new(
        new OtpId(from.Bits()),
        WorkspaceId.TryParse(from.Word(), out var workspace) ? workspace : throw new InvalidDataException("A stored OTP names no workspace."),
        PhoneNumber.TryParse(from.Text(), out var phone) ? phone : throw new InvalidDataException("A stored OTP holds no phone number."),
        Purpose: from.Word(),
        Template: from.Word(),
        Locale: from.Word(),
        ExpiresIn: from.Span(),
        AttemptsAllowed: from.Small(),
        Retention: from.Span(),
        Metadata: from.TextOrNone(),
        ClientReference: from.TextOrNone(),
        AppHash: from.TextOrNone(),
        Origin: from.TextOrNone(),
        Steps: DeliveryFormat.ReadSteps(ref from));

    private static OtpState ReadReports(OtpState state, ref StateReader from) => state with
    {
        Draft = state.Draft with { Reports = from.Flag() },
        ReportedEvents = from.Small(),
        ReportAt = from.TimeOrNone(),
    };

    private static ImmutableArray<ulong> ReadTokens(ref StateReader from)
    {
        var tokens = ImmutableArray.CreateBuilder<ulong>(from.Count());
        for (var i = 0; i < tokens.Capacity; i++)
        {
            tokens.Add(from.Number());
        }

        return tokens.MoveToImmutable();
    }

    private static ImmutableArray<CheckVerdict> ReadVerdicts(ref StateReader from)
    {
        var verdicts = ImmutableArray.CreateBuilder<CheckVerdict>(from.Count());
        for (var i = 0; i < verdicts.Capacity; i++)
        {
            verdicts.Add(new CheckVerdict(from.Number(), Known((OtpOutcome)from.Small()), from.Small()));
        }

        return verdicts.MoveToImmutable();
    }

    private static ImmutableArray<OtpEvent> ReadEvents(ref StateReader from)
    {
        var events = ImmutableArray.CreateBuilder<OtpEvent>(from.Count());
        for (var i = 0; i < events.Capacity; i++)
        {
            var kind = Known((OtpEventKind)from.Small());
            var at = from.Time();
            var channel = from.Small();
            events.Add(new OtpEvent(i + 1, kind, at, channel == 0 ? null : Known((Channel)channel)));
        }

        return events.MoveToImmutable();
    }
}
