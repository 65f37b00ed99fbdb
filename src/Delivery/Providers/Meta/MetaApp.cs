namespace OtpActors.Delivery.Providers.Meta;

/// <summary>An Android app as Meta knows it; goes over the wire as it is.</summary>
/// <param name="PackageName">Its package.</param>
/// <param name="SignatureHash">The 11 characters of its signing hash.</param>
internal sealed record MetaApp(string PackageName, string SignatureHash);
