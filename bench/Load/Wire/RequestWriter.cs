using System.Text;
using System.Text.Unicode;

namespace OtpActors.Bench.Load.Wire;

/// <summary>Writes HTTP/1.1 requests by hand into one buffer that the next request overwrites.</summary>
internal sealed class RequestWriter(Servers.Target target)
{
    private readonly byte[] _request = new byte[1024];
    private readonly byte[] _body = new byte[256];
    private readonly byte[] _headers = Encoding.ASCII.GetBytes(
        $" HTTP/1.1\r\nHost: {target.Endpoint}\r\n"
        + (target.Key is null ? "" : $"Authorization: Bearer {target.Key}\r\n")
        + "Content-Type: application/json\r\nContent-Length: ");

    public ReadOnlySpan<byte> Send(string phone, int? expiresIn = null)
    {
        var written = 0;
        _ = expiresIn is null
            ? Utf8.TryWrite(_body, $"{{\"phone\":\"{phone}\"}}", out written)
            : Utf8.TryWrite(_body, $"{{\"phone\":\"{phone}\",\"expires_in\":{expiresIn}}}", out written);
        return Post("/v1/otp/send"u8, _body.AsSpan(0, written));
    }

    public ReadOnlySpan<byte> Verify(Work.SentOtp otp, string code)
    {
        var written = 0;
        _ = target.VerifiesByPhone
            ? Utf8.TryWrite(_body, $"{{\"phone\":\"{otp.Phone}\",\"code\":\"{code}\"}}", out written)
            : Utf8.TryWrite(_body, $"{{\"otp_id\":\"{otp.Id}\",\"code\":\"{code}\"}}", out written);
        return Post("/v1/otp/verify"u8, _body.AsSpan(0, written));
    }

    public ReadOnlySpan<byte> Cancel(Work.SentOtp otp) =>
        Post(Encoding.ASCII.GetBytes($"/v1/otp/{otp.Id}/cancel"), "{}"u8);

    private ReadOnlySpan<byte> Post(ReadOnlySpan<byte> path, ReadOnlySpan<byte> body)
    {
        var at = 0;
        Append("POST "u8, ref at);
        Append(path, ref at);
        Append(_headers, ref at);
        Utf8.TryWrite(_request.AsSpan(at), $"{body.Length}", out var digits);
        at += digits;
        Append("\r\n\r\n"u8, ref at);
        Append(body, ref at);
        return _request.AsSpan(0, at);
    }

    private void Append(ReadOnlySpan<byte> part, ref int at)
    {
        part.CopyTo(_request.AsSpan(at));
        at += part.Length;
    }
}
