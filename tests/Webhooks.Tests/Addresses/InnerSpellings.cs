namespace OtpActors.Webhooks.Tests.Addresses;

/// <summary>Ways to write an inner address into a URL.</summary>
internal static class InnerSpellings
{
    public static string[] All { get; } =
    [
        // Loopback and "this host": decimal, octal, hexadecimal, short, long, padded, dotted.
        "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "127.0.0.1.", "127.000.000.001", "0177.0.0.1", "0177.0.0.01", "017700000001",
        "0x7f.0.0.1", "0x7f.1", "0x7f000001", "0x7F.0x0.0x0.0x1", "2130706433", "0", "0.0.0.0", "0x0", "00.00.00.00",

        // IPv6, also with an IPv4 address inside: compatible, mapped, NAT64, 6to4, Teredo, ISATAP.
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::FFFF:7F00:0001]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]", "[2002:7f00:0001::1]", "[2001:0:7f00:1::]", "[2606:4700::5efe:7f00:1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
        "[fd00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "[::ffff:169.254.169.254]",

        // Private, link-local, carrier, metadata, multicast, reserved.
        "10.0.0.1", "10.255.255.255", "012.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.0.1", "0xc0a80001", "169.254.169.254", "0xa9fea9fe",
        "2852039166", "0251.0376.0251.0376", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "203.0.113.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255",

        // Names, and what some parsers make a name or an address of.
        "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "printer.local", "db.internal", "metadata.google.internal",
        "router.lan", "intranet", "127.0.0.1.a.home.arpa", "%31%32%37.0.0.1", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "user@127.0.0.1",
        "user:password@127.0.0.1", "example.com@127.0.0.1", "1.1.1.1@127.0.0.1", "0x7f.0.0.0x1.", "1.2.3.4.5", "127.0.0.0x1",
    ];
}
