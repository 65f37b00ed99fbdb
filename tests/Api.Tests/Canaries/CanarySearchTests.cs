using System.Buffers.Binary;
using System.Text;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>The search finds what it is there for: one that finds nothing proves nothing.</summary>
public sealed class CanarySearchTests
{
    private const string Phone = "+999173128640957";
    private const string Code = "48216379";

    public static TheoryData<string, byte[]> Spellings => new()
    {
        { "as it is", Encoding.UTF8.GetBytes($"x{Phone}x") },
        { "without +", Encoding.UTF8.GetBytes($"a {Phone[1..]} b") },
        { "url-encoded", Encoding.UTF8.GetBytes("/x?phone=" + Uri.EscapeDataString(Phone)) },
        { "without its country", Encoding.UTF8.GetBytes(Phone[4..]) },
        { "cut short", Encoding.UTF8.GetBytes(Phone[..^4] + "****") },
        { "its tail", Encoding.UTF8.GetBytes("*******" + Phone[^8..]) },
        { "UTF-16", Encoding.Unicode.GetBytes($"x{Phone}") },
        { "UTF-16 big-endian", Encoding.BigEndianUnicode.GetBytes($"x{Phone}") },
        { "spaced", Encoding.UTF8.GetBytes("+999 17 312-86 40.957") },
        { "hex", Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Phone))) },
        { "base64", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"phone\":\"{Phone}\"}}"))) },
        { "base64 at another place", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"phone\": \"{Phone}\"}}"))) },
        { "base64 at the third", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"phone\":  \"{Phone}\"}}"))) },
        { "a number", Number() },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void In_PhoneInAnySpelling_IsFound(string spelling, byte[] content)
    {
        var search = new CanarySearch();
        search.Add(Canary.Phone(Phone));

        search.In(spelling, content);

        Assert.Equal([$"{spelling}: Phone {Phone}"], search.Hits);
    }

    [Fact]
    public void In_CodeAndKey_AreFound()
    {
        var secret = Convert.ToBase64String(Enumerable.Range(100, 32).Select(static n => (byte)n).ToArray());
        var search = new CanarySearch();
        search.Add(Canary.Code(Code));
        search.Add(Canary.Secret(secret));

        search.In("a", Encoding.Unicode.GetBytes($"code={Code}"));
        search.In("b", [0, .. Convert.FromBase64String(secret), 0]);
        search.In("c", $"{Code[..^1]} {secret[..^4]} +*************57");

        Assert.Equal([$"a: Code {Code}", $"b: Secret {secret}"], search.Hits);
    }

    [Fact]
    public void In_WhatIsAllowed_IsNoHit()
    {
        var search = new CanarySearch();
        search.Add(Canary.Phone(Phone));
        search.Add(Canary.Code(Code));

        search.In("answer", $"{Phone} {Code}", CanaryKind.Phone);

        Assert.Equal([$"answer: Code {Code}"], search.Hits);
    }

    [Fact]
    public void InMetrics_Labels_AreSearchedAndValuesAreNot()
    {
        var search = new CanarySearch();
        search.Add(Canary.Code(Code));

        search.InMetrics($"# HELP a b\na 0.{Code}\n");
        Assert.Empty(search.Hits);

        search.InMetrics($"a{{b=\"{Code}\"}} 1\n");
        Assert.Single(search.Hits);
    }

    private static byte[] Number()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(4), long.Parse(Phone[1..], System.Globalization.CultureInfo.InvariantCulture));
        return bytes;
    }
}
