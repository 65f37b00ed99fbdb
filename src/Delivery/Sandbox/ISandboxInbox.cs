using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Sandbox;

/// <summary>What the sandbox received lately: it shows codes, so it is for development and tests only.</summary>
public interface ISandboxInbox
{
    /// <summary>The newest messages.</summary>
    /// <param name="phone">Those to one number only; null for all.</param>
    /// <param name="limit">Most messages to give; below 1 gives none.</param>
    /// <returns>The messages, newest first.</returns>
    IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit);

    /// <summary>The newest messages, wherever they are kept.</summary>
    /// <param name="phone">Those to one number only; null for all.</param>
    /// <param name="limit">Most messages to give; below 1 gives none.</param>
    /// <returns>The messages, newest first.</returns>
    ValueTask<IReadOnlyList<SandboxMessage>> FindAsync(PhoneNumber? phone, int limit) => ValueTask.FromResult(Find(phone, limit));
}
