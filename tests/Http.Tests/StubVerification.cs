using System.Collections.Concurrent;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Tests;

/// <summary>An engine that says what the test wants, and remembers what it was asked.</summary>
public sealed class StubVerification : IVerification
{
    public static OtpId Otp { get; } = new(0x0123_4567_89AB_CDEF);

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, 250, TimeSpan.Zero);

    public ConcurrentQueue<object> Asked { get; } = new();

    public IdempotencyKey? Key { get; private set; }

    public Func<Answer<SendReceipt>> Sending { get; set; } = () => new(Receipt);

    public Func<Answer<CheckResult>> Checking { get; set; } = () => new(Right);

    public Func<Answer<OtpState>> Reading { get; set; } = () => new(States.Live);

    public Func<Answer<SearchPage>> Searching { get; set; } = () => new(new SearchPage([States.Live], null));

    public static SendReceipt Receipt { get; } = new(
        Otp, Channel.WhatsApp, States.Phone, Now.AddSeconds(300.75), TimeSpan.FromSeconds(300), "wamid.1", 3, Now.AddSeconds(60.75));

    public static CheckResult Right { get; } = new(Otp, true, 2, States.Phone, Now, Channel.Sms);

    public T Last<T>() => Asked.OfType<T>().Last();

    public ValueTask<Answer<SendReceipt>> SendAsync(WorkspaceId workspace, SendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Tell(request, key, Sending);

    public ValueTask<Answer<CheckResult>> CheckAsync(WorkspaceId workspace, CheckRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Tell(request, key, Checking);

    public ValueTask<Answer<SendReceipt>> ResendAsync(WorkspaceId workspace, ResendRequest request, IdempotencyKey? key, CancellationToken cancellationToken) =>
        Tell(request, key, Sending);

    public ValueTask<Answer<OtpState>> CancelAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) => Tell(otp, null, Reading);

    public ValueTask<Answer<OtpState>> GetAsync(WorkspaceId workspace, OtpId otp, CancellationToken cancellationToken) => Tell(otp, null, Reading);

    public ValueTask<Answer<SearchPage>> SearchAsync(WorkspaceId workspace, SearchRequest request, CancellationToken cancellationToken) =>
        Tell(request, null, Searching);

    private ValueTask<Answer<T>> Tell<T>(object asked, IdempotencyKey? key, Func<Answer<T>> answer)
        where T : class
    {
        Asked.Enqueue(asked);
        Key = key;
        return ValueTask.FromResult(answer());
    }
}
