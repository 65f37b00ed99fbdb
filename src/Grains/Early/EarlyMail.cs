using System.Collections.Immutable;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Early;

/// <summary>Receipts of one message, in the order in which they came.</summary>
internal sealed record EarlyMail(ImmutableArray<EarlyReceipt> Receipts);
