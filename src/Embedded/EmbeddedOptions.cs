using System.ComponentModel.DataAnnotations;

namespace OtpActors.Embedded;

/// <summary>Settings of the embedded engine.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "OtpActors:Embedded";

    /// <summary>Where everything is kept. Default <c>./data</c>, relative to the working directory.</summary>
    [Required(ErrorMessage = "OtpActors:Embedded:DataFolder is empty. Name a folder.")]
    public string DataFolder { get; set; } = "data";

    /// <summary>Actors kept in memory; beyond that the one longest unused leaves. 1,000 to 10,000,000; default 400,000 (about half a KiB each).</summary>
    [Range(1_000, 10_000_000)]
    public int LiveActorsMax { get; set; } = 400_000;

    /// <summary>Changes that may wait for the disk; beyond that requests are refused as overloaded. 16 to 1,000,000; default 4,096.</summary>
    [Range(16, 1_000_000)]
    public int CommitQueueMax { get; set; } = 4_096;

    /// <summary>Requests that may wait for one actor; beyond that they are refused as overloaded. 1 to 100,000; default 1,024.</summary>
    [Range(1, 100_000)]
    public int MailboxMax { get; set; } = 1_024;

    /// <summary>How long an actor without requests stays in memory. 10 s (a phone's holds last as long) to 1 h; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a finished record stays among those in use. 1 min to 1 day; default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RestAfter { get; set; } = TimeSpan.FromMinutes(5);
}
