namespace OtpActors.Client.Tests;

/// <summary>Carries every request to the server; the first answers get lost on the way back.</summary>
internal sealed class UnreliableNetwork(int lost, bool midBody = false) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _carried;

    public int Carried => _carried;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (Interlocked.Increment(ref _carried) > lost)
        {
            return answer;
        }

        if (midBody)
        {
            answer.Content = new BrokenContent();
            return answer;
        }

        answer.Dispose();
        throw new HttpRequestException("The connection was lost.");
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            throw new IOException("The connection was lost within the answer.");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
