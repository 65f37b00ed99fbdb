namespace OtpActors.Http.Access;

/// <summary>The API keys.</summary>
public interface IKeyRing
{
    /// <summary>Looks a key up, in a time that says nothing about how much of it was right.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whom it stands for; null when it opens nothing.</returns>
    Caller? Find(ApiKey key);
}
