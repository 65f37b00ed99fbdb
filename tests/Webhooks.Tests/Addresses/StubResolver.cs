using System.Net;
using OtpActors.Webhooks.Addresses;

namespace OtpActors.Webhooks.Tests.Addresses;

/// <summary>Names mean what the test says, and may mean something else the next time.</summary>
internal sealed class StubResolver(Func<int, IPAddress[]> answer) : IHostResolver
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => new(answer(Interlocked.Increment(ref _asked)));
}
