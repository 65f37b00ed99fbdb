using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>A request in line.</summary>
internal sealed class Waiting<TRequest, TAnswer>(TRequest request)
{
    private readonly TaskCompletionSource<Reply<TAnswer>> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TRequest Request => request;

    public ValueTask<Reply<TAnswer>> Reply => new(_reply.Task);

    public void Answer(Reply<TAnswer> reply) => _reply.SetResult(reply);

    public void Fail(Exception cause) => _reply.SetException(cause);
}
