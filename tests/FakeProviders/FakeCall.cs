using Microsoft.AspNetCore.Http;

namespace OtpActors.FakeProviders;

/// <summary>One request that a fake server got.</summary>
public sealed record FakeCall(string Method, string Path, string Query, IHeaderDictionary Headers, string Body)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
