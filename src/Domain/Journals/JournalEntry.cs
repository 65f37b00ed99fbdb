namespace OtpActors.Domain.Journals;

/// <summary>One line of a journal: something that happened and does not change any more.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened, in a word or two of a closed set, such as <c>charge</c> or <c>key.create</c>.</param>
/// <param name="Who">Who did it: <c>admin</c>, <c>system</c> or a key's id.</param>
/// <param name="Subject">What it was done to: an id; never a whole phone number. Null for nothing in particular.</param>
/// <param name="Detail">More for people; null for nothing.</param>
/// <param name="Amount">Credits that moved; 0 where none did.</param>
/// <param name="Balance">Credits afterwards.</param>
public sealed record JournalEntry(
    long Number, DateTimeOffset At, string What, string Who, string? Subject, string? Detail, long Amount = 0, long Balance = 0);
