namespace OtpActors.Bench.Strong;

/// <summary>Stands for the SMS provider: keeps the newest messages in memory.</summary>
internal sealed class SentMessages
{
    private const int Capacity = 1_000_000;

    private readonly Lock _lock = new();
    private readonly Queue<Message> _messages = new();

    public void Add(Message message)
    {
        lock (_lock)
        {
            _messages.Enqueue(message);
            if (_messages.Count > Capacity)
            {
                _messages.Dequeue();
            }
        }
    }

    public List<Message> Newest(int limit)
    {
        lock (_lock)
        {
            return [.. _messages.Skip(_messages.Count - limit).Reverse()];
        }
    }
}
