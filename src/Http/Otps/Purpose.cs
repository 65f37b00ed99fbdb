using OtpActors.Domain;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps;

/// <summary>The member <c>purpose</c>, the same wherever it is given.</summary>
internal static class Purpose
{
    public const string Default = "login";

    public static readonly TextForm Form = TextForm.OfLength("purpose", Limits.PurposeMax);
}
