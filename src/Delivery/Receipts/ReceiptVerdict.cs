namespace OtpActors.Delivery.Receipts;

/// <summary>What became of a request to <c>/receipts/{provider}</c>.</summary>
public enum ReceiptVerdict
{
    /// <summary>It was the provider's; its receipts are durable, or concern nobody.</summary>
    Taken = 1,

    /// <summary>No provider of this name posts receipts.</summary>
    UnknownProvider = 2,

    /// <summary>Its signature or proof is wrong: nothing of it was read.</summary>
    NotGenuine = 3,

    /// <summary>Too much is going on: the provider should try again in a moment.</summary>
    Busy = 4,
}
