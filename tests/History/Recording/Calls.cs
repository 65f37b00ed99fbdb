using System.Text.Json;
using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Makes the calls of the workload.</summary>
internal static class Calls
{
    /// <summary>Codes are as long as can be, so that a wrong code is not right by chance.</summary>
    public const int CodeLength = 8;

    public static Call Send(string phone, int expiresIn, int maxAttempts, string? key) => new(
        new Operation { Kind = OperationKind.Send, Phone = phone, IdempotencyKey = key },
        HttpMethod.Post,
        "/v1/whatsapp/otp/send",
        JsonSerializer.SerializeToUtf8Bytes(new Wire.Send(phone, CodeLength, expiresIn, maxAttempts, false), WireJson.Default.Send));

    public static Call Check(string phone, string otpId, string code, string? key) => new(
        new Operation { Kind = OperationKind.Check, Phone = phone, OtpId = otpId, Code = code, IdempotencyKey = key },
        HttpMethod.Post,
        "/v1/otp/verify",
        JsonSerializer.SerializeToUtf8Bytes(new Wire.Check(otpId, code), WireJson.Default.Check));

    public static Call Resend(string phone, string otpId, bool newCode, string? key) => new(
        new Operation { Kind = OperationKind.Resend, Phone = phone, OtpId = otpId, NewCode = newCode, IdempotencyKey = key },
        HttpMethod.Post,
        $"/v1/otp/{otpId}/resend",
        JsonSerializer.SerializeToUtf8Bytes(new Wire.Resend(newCode), WireJson.Default.Resend));

    public static Call Cancel(string phone, string otpId) => new(
        new Operation { Kind = OperationKind.Cancel, Phone = phone, OtpId = otpId },
        HttpMethod.Post,
        $"/v1/otp/{otpId}/cancel",
        "{}"u8.ToArray());

    public static Call Read(string phone, string otpId) => new(
        new Operation { Kind = OperationKind.Read, Phone = phone, OtpId = otpId },
        HttpMethod.Get,
        $"/v1/otp/{otpId}",
        null);

    public static Call Inbox(string phone) => new(
        new Operation { Kind = OperationKind.Inbox, Phone = phone },
        HttpMethod.Get,
        "/sandbox/messages?phone=" + Uri.EscapeDataString(phone),
        null);
}
