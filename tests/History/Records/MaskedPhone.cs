namespace OtpActors.History.Records;

/// <summary>A phone number as reports may show it: the last two digits.</summary>
public static class MaskedPhone
{
    public static string Of(string phone) => phone.Length > 2 ? "..." + phone[^2..] : "...";
}
