using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace OtpActors.Bench.Load.Servers;

/// <summary>A customer's server for many webhook endpoints, one path each. One of them may hang: it takes requests and never answers.</summary>
internal sealed class HookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<HttpListenerContext> _held = new();
    private int _hanging = -1;

    /// <summary>Listens.</summary>
    /// <param name="port">A free port of loopback.</param>
    public HookReceiver(int port)
    {
        Address = $"http://127.0.0.1:{port}/hook/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>What arrived: the endpoint's number, the OTP, and when.</summary>
    public ConcurrentQueue<(int Endpoint, string Otp, long At)> Arrivals { get; } = new();

    /// <summary>The endpoint that hangs; -1 for none, which also ends what hangs.</summary>
    public void Hang(int endpoint)
    {
        Volatile.Write(ref _hanging, endpoint);
        while (endpoint < 0 && _held.TryDequeue(out var held))
        {
            held.Response.Abort();
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var at = Stopwatch.GetTimestamp();
        await context.Request.InputStream.CopyToAsync(Stream.Null);

        // msg_<the OTP's characters>_<the event's number>
        var otp = "otp_" + context.Request.Headers["webhook-id"]!.Split('_')[1];
        var endpoint = int.Parse(context.Request.Url!.Segments[^1], CultureInfo.InvariantCulture);
        Arrivals.Enqueue((endpoint, otp, at));
        if (endpoint == Volatile.Read(ref _hanging))
        {
            _held.Enqueue(context);
            return;
        }

        context.Response.StatusCode = 204;
        context.Response.Close();
    }
}
