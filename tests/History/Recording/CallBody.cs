using System.Net;

namespace OtpActors.History.Recording;

/// <summary>
/// A request body that leaves once. <see cref="HttpClient"/> may repeat a request whose connection died, and a check that runs
/// twice behind one call would be judged as the server's fault.
/// </summary>
internal sealed class CallBody : HttpContent
{
    private readonly byte[] _bytes;

    public CallBody(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new("application/json");
    }

    /// <summary>Whether the server may have seen it.</summary>
    public bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Left)
        {
            throw new IOException("The connection died under this call; it is not sent again.");
        }
        Left = true;
        return stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
