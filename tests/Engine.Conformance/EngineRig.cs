using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Testing;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>
/// One engine under test with the sandbox behind it and a clock that the test moves. Each engine has its own; the tests are the same for all.
/// </summary>
public abstract class EngineRig : IAsyncDisposable
{
    /// <summary>How long, in real time, to wait for something that an engine does by itself. Reached only by a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ManualTime Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));

    public StubWorkspaces Workspaces { get; } = new();

    public abstract IVerification Verification { get; }

    protected abstract ISandboxInbox Inbox { get; }

    /// <summary>The way to the actors.</summary>
    public virtual IActors Actors => throw new NotSupportedException("This rig does not show its actors.");

    /// <summary>The actors of webhooks.</summary>
    public virtual IWebhookActors WebhookActors => throw new NotSupportedException("This rig's engine does not show the actors of webhooks.");

    /// <summary>What the engine is to call for pages whose time has come.</summary>
    public RecordingPageAlarm PageAlarm { get; } = new();

    /// <summary>Ends the engine and starts it again on what it stored.</summary>
    public abstract Task RestartAsync();

    public abstract ValueTask DisposeAsync();

    public static PhoneNumber Phone(string e164)
    {
        Assert.True(PhoneNumber.TryParse(e164, out var phone));
        return phone;
    }

    public static OtpCode Code(string digits)
    {
        Assert.True(OtpCode.TryParse(digits, out var code));
        return code;
    }

    /// <summary>Another code of the same length.</summary>
    public static OtpCode Wrong(OtpCode right, int by = 1)
    {
        var range = (int)Math.Pow(10, right.Length);
        var value = (int.Parse(right.Reveal(), System.Globalization.CultureInfo.InvariantCulture) + by) % range;
        return Code(value.ToString($"D{right.Length}", System.Globalization.CultureInfo.InvariantCulture));
    }

    public ValueTask<Answer<SendReceipt>> SendAsync(string phone, Func<SendRequest, SendRequest>? with = null, IdempotencyKey? key = null)
    {
        var request = new SendRequest(Phone(phone)) { FallbackSms = true };
        return Verification.SendAsync(WorkspaceId.Default, with is null ? request : with(request), key, CancellationToken.None);
    }

    /// <summary>Sends, and fails the test when the send is refused.</summary>
    public async Task<SendReceipt> SentAsync(string phone, Func<SendRequest, SendRequest>? with = null)
    {
        var answer = await SendAsync(phone, with);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    public ValueTask<Answer<CheckResult>> CheckAsync(OtpId otp, OtpCode code, string? purpose = null, IdempotencyKey? key = null) =>
        Verification.CheckAsync(WorkspaceId.Default, new CheckRequest(otp, code, purpose), key, CancellationToken.None);

    public ValueTask<Answer<SendReceipt>> ResendAsync(OtpId otp, RequestedChannel? channel = null, bool newCode = false, IdempotencyKey? key = null) =>
        Verification.ResendAsync(WorkspaceId.Default, new ResendRequest(otp, channel, newCode), key, CancellationToken.None);

    public async Task<OtpState> GetAsync(OtpId otp)
    {
        var answer = await Verification.GetAsync(WorkspaceId.Default, otp, CancellationToken.None);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    /// <summary>The messages that a phone got, newest first.</summary>
    public IReadOnlyList<SandboxMessage> Messages(string phone) => Inbox.Find(Phone(phone), 100);

    /// <summary>The code of a phone's newest message.</summary>
    public OtpCode Received(string phone) => Code(Messages(phone)[0].Code.Reveal());

    /// <summary>Waits until the OTP looks as expected after something that the engine does by itself.</summary>
    public async Task<OtpState> UntilAsync(OtpId otp, Func<OtpState, bool> expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var state = await GetAsync(otp);
            if (expected(state))
            {
                return state;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The OTP never came to look as expected: {state.Phase}.");
            await Task.Yield();
        }
    }

    public static IdempotencyKey Key(string value, string body = "{}") => new(value, "POST /v1/otp/send", System.Text.Encoding.UTF8.GetBytes(body));

    protected static WorkspaceSettings Unlimited => WorkspaceSettings.Default with { SendsPerSecond = 0 };
}
