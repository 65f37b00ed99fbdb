using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>All that happened to one phone, in the order of starts.</summary>
internal sealed class PhoneHistory
{
    private readonly IReadOnlyList<TimeSpan> _inboxLosses;

    public PhoneHistory(string phone, IEnumerable<Operation> operations, IReadOnlyList<TimeSpan> deaths, IReadOnlyList<TimeSpan> inboxLosses)
    {
        Phone = phone;
        _inboxLosses = inboxLosses;
        Operations = [.. operations.OrderBy(o => o.Start)];
        Inbox = [.. Operations.Where(o => o.Kind == OperationKind.Inbox && o.Answer.Kind == AnswerKind.Messages)];
        Steps = new Steps(deaths).Of(Operations.Where(o => o.Kind != OperationKind.Inbox));
    }

    public string Phone { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyList<Step> Steps { get; }

    public IReadOnlyList<Operation> Inbox { get; }

    /// <summary>Sends and resends: what takes a place in the windows when it is accepted.</summary>
    public IEnumerable<Step> Sends => Steps.Where(s => s.Source.Kind is OperationKind.Send or OperationKind.Resend);

    public IEnumerable<Step> Checks => Steps.Where(s => s.Source.Kind == OperationKind.Check);

    /// <summary>Which life of the inboxes the moment belongs to.</summary>
    public int LifeAt(TimeSpan at) => _inboxLosses.Count(d => d < at);
}
