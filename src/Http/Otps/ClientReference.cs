using OtpActors.Domain;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps;

/// <summary>The member <c>client_reference</c>, the same wherever it is given.</summary>
internal static class ClientReference
{
    public static readonly TextForm Form = TextForm.OfLength("client_reference", Limits.ClientReferenceMax);
}
