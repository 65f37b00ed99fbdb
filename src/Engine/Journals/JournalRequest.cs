using System.Collections.Immutable;
using OtpActors.Domain.Journals;

namespace OtpActors.Engine.Journals;

/// <summary>What can be asked of a journal's actor.</summary>
public abstract record JournalRequest
{
    private JournalRequest()
    {
    }

    /// <summary>Its open end.</summary>
    public sealed record Read : JournalRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>More happened.</summary>
    /// <param name="Entries">What; their numbers are given here.</param>
    public sealed record Append(ImmutableArray<JournalEntry> Entries) : JournalRequest;

    /// <summary>A page is stored.</summary>
    /// <param name="Page">Which.</param>
    public sealed record Moved(long Page) : JournalRequest;
}
