using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace OtpActors.Client;

/// <summary>A code, an API key or a signing secret. It shows itself as <c>***</c> in logs, exceptions and debuggers; only <see cref="Reveal"/> gives it away.</summary>
/// <param name="value">What is secret.</param>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretJsonConverter))]
[TypeConverter(typeof(SecretTypeConverter))]
public sealed class Secret(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Makes a secret of a text.</summary>
    /// <param name="value">What is secret.</param>
    /// <returns>The secret.</returns>
    public static implicit operator Secret(string value) => FromString(value);

    /// <summary>Makes a secret of a text.</summary>
    /// <param name="value">What is secret.</param>
    /// <returns>The secret.</returns>
    public static Secret FromString(string value) => new(value);

    /// <summary>The secret itself.</summary>
    /// <returns>What is secret.</returns>
    public string Reveal() => _value;

    /// <summary>Masked.</summary>
    /// <returns><c>***</c>.</returns>
    public override string ToString() => "***";
}
