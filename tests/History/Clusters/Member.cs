using OtpActors.History.Chaos;

namespace OtpActors.History.Clusters;

/// <summary>A silo or a front end.</summary>
internal sealed class Member(string name, ServerProcess process) : IDisposable
{
    public string Name => name;

    public ServerProcess Process => process;

    /// <summary>Whether it cannot answer, because it is frozen.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Whether it was told to stop: what it keeps in memory goes at some moment from then on.</summary>
    public bool IsLeaving { get; private set; }

    public HttpClient Http { get; } = new() { BaseAddress = process.Url, Timeout = TimeSpan.FromSeconds(30) };

    public async Task StartAsync(TimeSpan readyTimeout, CancellationToken cancellationToken)
    {
        IsLeaving = false;
        await process.StartAsync(readyTimeout, cancellationToken);
    }

    public void Leave()
    {
        IsLeaving = true;
        process.Signal("TERM");
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
