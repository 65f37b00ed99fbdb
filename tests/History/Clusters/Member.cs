using OtpActors.History.Chaos;

namespace OtpActors.History.Clusters;

/// <summary>A silo or a front end.</summary>
internal sealed class Member(string name, ServerProcess process) : IDisposable
{
    private int _lives;

    public string Name => name;

    public ServerProcess Process => process;

    /// <summary>The memory of its present life.</summary>
    public string Inbox => $"{name}, life {_lives}";

    /// <summary>Whether it cannot answer, because it is frozen.</summary>
    public bool IsFrozen { get; private set; }

    public HttpClient Http { get; } = new() { BaseAddress = process.Url, Timeout = TimeSpan.FromSeconds(30) };

    public async Task StartAsync(TimeSpan readyTimeout, CancellationToken cancellationToken)
    {
        _lives++;
        await process.StartAsync(readyTimeout, cancellationToken);
    }

    public void Freeze()
    {
        IsFrozen = true;
        process.Signal("STOP");
    }

    public void Thaw()
    {
        process.Signal("CONT");
        IsFrozen = false;
    }

    public void Dispose()
    {
        process.Dispose();
        Http.Dispose();
    }
}
