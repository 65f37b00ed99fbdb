using System.Net;
using System.Net.Sockets;

namespace OtpActors.Webhooks.Addresses;

/// <summary>
/// Which addresses are on the public Internet (IANA special-purpose address registries, RFC 6890). Everything else is inner, and nothing is sent there
/// (A76).
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] InnerV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),         // "this network": most systems take it for loopback
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),     // carrier-grade NAT, and some clouds' metadata
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"),  // Azure's metadata, although its range is public
        IPNetwork.Parse("169.254.0.0/16"),    // link-local, most clouds' metadata
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),    // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),       // multicast
        IPNetwork.Parse("240.0.0.0/4"),       // reserved, broadcast
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] InnerV6 =
    [
        IPNetwork.Parse("2001::/23"),         // Teredo and other protocol assignments
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),         // 6to4: an IPv4 address in disguise
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether an address is public.</summary>
    /// <param name="address">The address, in any of its forms.</param>
    /// <returns>False for inner, reserved and unknown ones.</returns>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(InnerV4, net => net.Contains(address));
        }

        if (Nat64.Contains(address))
        {
            // Networks without IPv4 reach it this way: the address within is what counts.
            return IsPublic(Tail(address));
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            && GlobalV6.Contains(address)
            && !Array.Exists(InnerV6, net => net.Contains(address))
            && !IsIsatap(address);
    }

    private static IPAddress Tail(IPAddress address) => new(address.GetAddressBytes()[12..]);

    /// <summary>RFC 5214: an interface identifier that carries an IPv4 address through a tunnel.</summary>
    private static bool IsIsatap(IPAddress address) =>
        address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0x00 or 0x02, 0x00, 0x5E, 0xFE, ..];
}
