namespace OtpActors.Webhooks.Addresses;

/// <summary>A webhook's host has an address that is not on the public Internet. Nothing was sent there.</summary>
public sealed class InnerAddressException()
    : IOException("The host of a webhook endpoint has an inner address. Nothing was sent; OtpActors__Webhooks__AllowPrivate=true allows it for development.");
