namespace OtpActors.Http.Bodies;

/// <summary>A string, or null to take it back.</summary>
internal sealed class OptionalTextField : TextField
{
    protected override Field<string> Null => new(FieldState.Null, null);
}
