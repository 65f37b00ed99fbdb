using System.Diagnostics;
using System.Net.Sockets;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Sockets;
using OtpActors.Bench.Load.Wire;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Driving;

/// <summary>
/// Drives all connections from one thread: no locks, no queues, two system calls a request. The generator shares the machine with
/// the server, so what it does not burn the server can use.
/// </summary>
internal sealed class LoadLoop : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly Target _target;
    private readonly RequestWriter _writer;
    private readonly Epoll _epoll = new();
    private readonly Connection[] _connections;
    private readonly Queue<int> _idle = new();

    public LoadLoop(Target target, int connections)
    {
        _target = target;
        _writer = new RequestWriter(target);
        _connections = new Connection[connections];
        for (var slot = 0; slot < connections; slot++)
        {
            Open(slot);
        }
    }

    /// <summary>Runs until the work or the time is used up and every answer is in (or 10 s without any answer have passed).</summary>
    public Measurement Run(IWork work, Pace pace)
    {
        var measurement = new Measurement();
        var start = Stopwatch.GetTimestamp();
        var (lastAnswer, inFlight, exhausted) = (start, 0, false);
        pace.Start(start);
        while (true)
        {
            while (!exhausted && _idle.Count > 0 && pace.TryTake(Stopwatch.GetTimestamp(), out var due))
            {
                exhausted = !TryIssue(work, due, measurement);
                inFlight = _connections.Length - _idle.Count;
            }
            var now = Stopwatch.GetTimestamp();
            if (inFlight == 0 && (exhausted || pace.IsOver(now)))
            {
                break;
            }
            var ready = _epoll.Wait((_idle.Count > 0 ? pace.Pause(now) : null) ?? AnswerLimit);
            for (var position = 0; position < ready; position++)
            {
                if (TryFinish(work, _epoll.Ready(position), measurement))
                {
                    lastAnswer = Stopwatch.GetTimestamp();
                }
            }
            inFlight = _connections.Length - _idle.Count;
            if (ready == 0 && inFlight > 0 && Stopwatch.GetElapsedTime(lastAnswer) >= AnswerLimit)
            {
                measurement.CountError(-1, inFlight);
                break;
            }
        }
        measurement.Elapsed = Stopwatch.GetElapsedTime(start, lastAnswer);
        return measurement;
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
        _epoll.Dispose();
    }

    private bool TryIssue(IWork work, long due, Measurement measurement)
    {
        var slot = _idle.Peek();
        if (!work.TryWrite(_writer, slot, out var request))
        {
            return false;
        }
        _idle.Dequeue();
        _connections[slot].StartedAt = due;
        try
        {
            _connections[slot].Send(request);
        }
        catch (SocketException)
        {
            measurement.CountError(0);
            Reopen(slot);
        }
        return true;
    }

    private bool TryFinish(IWork work, int slot, Measurement measurement)
    {
        var connection = _connections[slot];
        try
        {
            if (!connection.TryReceive(out var response))
            {
                return false;
            }
            measurement.Latency.Record((long)Stopwatch.GetElapsedTime(connection.StartedAt).TotalMicroseconds);
            if (!work.Accept(slot, response))
            {
                measurement.CountError(response.Status);
            }
            if (response.Closes)
            {
                Reopen(slot);
            }
            else
            {
                _idle.Enqueue(slot);
            }
        }
        catch (SocketException)
        {
            measurement.CountError(0);
            Reopen(slot);
        }
        return true;
    }

    private void Reopen(int slot)
    {
        _epoll.Forget(_connections[slot].Handle);
        _connections[slot].Dispose();
        Open(slot);
    }

    private void Open(int slot)
    {
        _connections[slot] = new Connection(_target.EndpointFor(slot));
        _epoll.Watch(_connections[slot].Handle, slot);
        _idle.Enqueue(slot);
    }
}
