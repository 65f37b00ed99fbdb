namespace OtpActors.Delivery.Messages;

/// <summary>The forms that a counted noun can take (Unicode CLDR plural rules; those that our languages need).</summary>
internal enum PluralForm
{
    /// <summary>One.</summary>
    One = 1,

    /// <summary>Two, where that is a form of its own.</summary>
    Two = 2,

    /// <summary>A few, where that is a form of its own.</summary>
    Few = 3,

    /// <summary>Every other number.</summary>
    Other = 4,
}
