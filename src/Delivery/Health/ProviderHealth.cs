using System.Numerics;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Health;

/// <summary>
/// One provider's breaker.
/// <list type="table">
/// <item><term>taken, or refused for this person</term><description>it works: up</description></item>
/// <item><term>unknown, unreachable, server error</term><description>a failure: enough of them, and it is broken. One phone counts once in a row, so that nobody
/// breaks a provider with one odd number</description></item>
/// <item><term>too many requests</term><description>paused as long as asked; a failure when nothing is asked</description></item>
/// <item><term>set-up wrong for the whole provider or account, session gone</term><description>out at once</description></item>
/// <item><term>wrong for one person, sender, template or region</term><description>nothing; from a probe not even that it works</description></item>
/// </list>
/// What is not up comes back by a trial: one message, or a probe where the provider has one. A success of a call that began before says nothing new.
/// </summary>
/// <param name="trialsByProbe">Whether trials are probes: then no message is risked.</param>
/// <param name="clock">The time.</param>
internal sealed class ProviderHealth(bool trialsByProbe, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly int[] _failedPhones = new int[HealthPolicy.FailuresInARow];
    private uint _failures;
    private int _inARow;
    private int _trials;
    private bool? _trialByMessage;
    private long _trialAt;
    private HealthSnapshot _now = new(ProviderState.Up, null, clock.GetUtcNow());

    /// <summary>How it is doing.</summary>
    public HealthSnapshot Now => Volatile.Read(ref _now);

    /// <summary>Whether a message may be handed to it now; changes nothing.</summary>
    public bool CanTake
    {
        get
        {
            if (Now.State == ProviderState.Up)
            {
                return true;
            }

            lock (_gate)
            {
                return TrialIsDue(byMessage: true);
            }
        }
    }

    /// <summary>Asks to hand over one message. Where only a trial may, one does; its <see cref="Report"/> ends the trial.</summary>
    /// <param name="trial">Whether it is the trial.</param>
    public bool TryEnter(out bool trial)
    {
        trial = Now.State != ProviderState.Up && TryTrial(byMessage: true);
        return trial || Now.State == ProviderState.Up;
    }

    /// <summary>The trial that <see cref="TryEnter"/> gave was not made: the next message is it.</summary>
    public void GiveBack()
    {
        lock (_gate)
        {
            if (IsTrial(byMessage: true))
            {
                _trialByMessage = null;
                SetTrial(TimeSpan.Zero);
            }
        }
    }

    /// <summary>Asks to probe it, when it is not up.</summary>
    public bool TryProbe() => Now.State != ProviderState.Up && TryTrial(byMessage: false);

    /// <summary>What came of a message.</summary>
    /// <returns>The change of state; null when there is none.</returns>
    public HealthSnapshot? Report(SendOutcome outcome, PhoneNumber phone)
    {
        lock (_gate)
        {
            return Judge(outcome, phone.GetHashCode(), byMessage: true);
        }
    }

    /// <summary>What came of a probe.</summary>
    /// <param name="fault">Null when the provider works.</param>
    /// <returns>The change of state; null when there is none.</returns>
    public HealthSnapshot? ReportProbe(SendOutcome? fault)
    {
        lock (_gate)
        {
            return fault is null ? Mend(byMessage: false) : Judge(fault, clock.GetTimestamp().GetHashCode(), byMessage: false);
        }
    }

    private HealthSnapshot? Judge(SendOutcome outcome, int phone, bool byMessage)
    {
        switch (outcome)
        {
            case SendOutcome.Misconfigured { Scope: FailureScope.Provider or FailureScope.Account } wrong:
                return _now.State == ProviderState.Out && !IsTrial(byMessage) ? null : End(ProviderState.Out, WordOf(wrong), HealthPolicy.OutTrialAfter, HealthPolicy.OutTrialAfterMax, wrong.Reason);
            case SendOutcome.RetryLater { Scope: FailureScope.Provider or FailureScope.Account or FailureScope.Sender, RetryAfter: { } pause }:
                return Pause(pause);
            case SendOutcome.RetryLater { Scope: FailureScope.Provider or FailureScope.Account or FailureScope.Sender } later:
                return Fail(phone, later.ProviderCode, byMessage);
            case SendOutcome.Unknown unknown:
                return Fail(phone, unknown.Reason.ToString(), byMessage);
            default:
                return byMessage ? Mend(byMessage) : KeepOut(_now.Reason ?? "", byMessage);
        }
    }

    private HealthSnapshot? Fail(int phone, string reason, bool byMessage)
    {
        if (_now.State is ProviderState.Broken or ProviderState.Out)
        {
            return KeepOut(reason, byMessage);
        }

        _failures = (_failures << 1) | 1;
        if (!_failedPhones.AsSpan(0, _inARow).Contains(phone))
        {
            _failedPhones[_inARow++] = phone;
        }

        const uint watched = (1u << HealthPolicy.CallsWatched) - 1;
        var broken = _inARow == HealthPolicy.FailuresInARow
            || (_inARow > 1 && BitOperations.PopCount(_failures & watched) >= HealthPolicy.FailuresAmongThem);
        return broken ? End(ProviderState.Broken, reason, HealthPolicy.TrialAfter, HealthPolicy.TrialAfterMax) : null;
    }

    /// <summary>Calls from before the break may come back late: they say nothing new. A trial that failed puts the next one off.</summary>
    private HealthSnapshot? KeepOut(string reason, bool byMessage) =>
        IsTrial(byMessage) ? End(_now.State, reason, HealthPolicy.TrialAfter, HealthPolicy.TrialAfterMax) : null;

    /// <summary>Takes it out, or keeps it out longer because a trial failed.</summary>
    private HealthSnapshot? End(ProviderState state, string reason, TimeSpan after, TimeSpan max, MisconfigurationReason? wrong = null)
    {
        var pause = TimeSpan.FromTicks(Math.Min(after.Ticks << Math.Min(_trials, 16), max.Ticks));
        _trials++;
        _trialByMessage = null;
        (_inARow, _failures) = (0, 0);
        SetTrial(pause);
        return Change(state, reason, wrong);
    }

    private HealthSnapshot? Pause(TimeSpan pause)
    {
        _trialByMessage = null;
        SetTrial(pause < HealthPolicy.TrialAfterMax ? pause : HealthPolicy.TrialAfterMax);
        return _now.State is ProviderState.Broken or ProviderState.Out ? null : Change(ProviderState.Paused, "retry_after");
    }

    private HealthSnapshot? Mend(bool byMessage)
    {
        if (_now.State != ProviderState.Up && !IsTrial(byMessage))
        {
            return null;
        }

        _failures <<= 1;
        (_inARow, _trials, _trialByMessage) = (0, 0, null);
        return Change(ProviderState.Up, null);
    }

    private HealthSnapshot? Change(ProviderState state, string? reason, MisconfigurationReason? wrong = null)
    {
        if (state == _now.State)
        {
            return null;
        }

        var changed = new HealthSnapshot(state, reason, clock.GetUtcNow(), wrong);
        Volatile.Write(ref _now, changed);
        return changed;
    }

    private bool TryTrial(bool byMessage)
    {
        lock (_gate)
        {
            if (_now.State == ProviderState.Up)
            {
                return true;
            }

            if (!TrialIsDue(byMessage))
            {
                return false;
            }

            SetTrial(HealthPolicy.TrialLease);
            _trialByMessage = byMessage;
            return true;
        }
    }

    /// <summary>Whether a trial is under way, and of this kind: a late message does not decide a probe's.</summary>
    private bool IsTrial(bool byMessage) => _trialByMessage == byMessage;

    /// <summary>A pause that was asked for ends by itself, with a message.</summary>
    private bool TrialIsDue(bool byMessage) =>
        (byMessage ? !trialsByProbe || _now.State == ProviderState.Paused : _now.State != ProviderState.Paused) && clock.GetTimestamp() >= _trialAt;

    private void SetTrial(TimeSpan after) => _trialAt = clock.GetTimestamp() + (long)(after.TotalSeconds * clock.TimestampFrequency);

    private static string WordOf(SendOutcome.Misconfigured wrong) => $"{wrong.Reason} ({wrong.ProviderCode})";
}
