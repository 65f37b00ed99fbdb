using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace OtpActors.Bench.Strong;

/// <summary>The state in Redis: one script per operation, so each is atomic. Codes are kept as keyed digests.</summary>
internal sealed class OtpStore(IDatabase redis, byte[] key)
{
    public const int LifeSeconds = 300;
    private const int SendsPerHour = 5;
    private const int CoolDownSeconds = 60;
    private const int MaxAttempts = 3;

    private static readonly string SendScript = Script("send");
    private static readonly string VerifyScript = Script("verify");

    /// <summary>0 when the OTP was made, else the seconds to wait.</summary>
    public async Task<int> SendAsync(string otpId, string phone, string code) => (int)await redis.ScriptEvaluateAsync(
        SendScript,
        [$"otp:{otpId}", $"phone:{phone}:cooldown", $"phone:{phone}:hour"],
        [Digest(otpId, code), phone, LifeSeconds, SendsPerHour, CoolDownSeconds]);

    public async Task<(int Outcome, RedisResult? Detail)> VerifyAsync(string otpId, string code)
    {
        var answer = (RedisResult[])await redis.ScriptEvaluateAsync(VerifyScript, [$"otp:{otpId}"], [Digest(otpId, code), MaxAttempts]);
        return ((int)answer[0], answer.ElementAtOrDefault(1));
    }

    private byte[] Digest(string otpId, string code) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(otpId + code));

    private static string Script(string name)
    {
        using var stream = typeof(OtpStore).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
