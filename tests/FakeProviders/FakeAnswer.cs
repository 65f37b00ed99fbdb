namespace OtpActors.FakeProviders;

/// <summary>What a fake server does with a request.</summary>
public sealed record FakeAnswer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Takes the request and never answers; the connection stays open until the server ends.</summary>
    public static FakeAnswer Hang { get; } = new(0, "") { Kind = FakeAnswerKind.Hang };

    /// <summary>Takes the request and closes the connection.</summary>
    public static FakeAnswer HangUp { get; } = new(0, "") { Kind = FakeAnswerKind.HangUp };

    public FakeAnswerKind Kind { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The same answer whose body stops half-way and never ends.</summary>
    public FakeAnswer Slow() => this with { Kind = FakeAnswerKind.SlowBody };
}
