namespace OtpActors.Providers.Tests.Vendors;

/// <summary>A fact that needs a vendor's document and says plainly when it is skipped for want of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VendorFactAttribute : FactAttribute
{
    public VendorFactAttribute(string variable, string source)
    {
        (Variable, Source) = (variable, source);
        Skip = VendorDocument.ReasonToSkip(variable, source);
    }

    public string Variable { get; }

    public string Source { get; }
}
