using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Delivery.Trials;

/// <summary>Sends one real test message through one configured provider, without engine or store, and tells an operator in words what became of it.</summary>
public sealed class ProviderTrial : IAsyncDisposable
{
    private static readonly TimeSpan SendMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);
    private const int Polls = 10;
    private const int CodeDigits = 6;

    private readonly DeliverySettings _settings;
    private readonly TimeProvider _clock;
    private readonly ServiceProvider _services;

    /// <summary>Makes the providers as a host would.</summary>
    /// <param name="settings">The settings, free of faults.</param>
    /// <param name="clock">The time.</param>
    public ProviderTrial(DeliverySettings settings, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(new KeyedNames(new PhoneSecret(RandomNumberGenerator.GetBytes(32))))
            .AddProviders(settings)
            .BuildServiceProvider();
    }

    /// <summary>Sends the message.</summary>
    /// <param name="name">The provider's name in the configuration.</param>
    /// <param name="phone">To whom.</param>
    /// <param name="channel">How; null for the provider's first channel.</param>
    /// <param name="to">Where the words go.</param>
    /// <param name="cancellationToken">The operator has had enough.</param>
    /// <returns>Whether the provider took the message, and no receipt said otherwise meanwhile.</returns>
    public async Task<bool> RunAsync(string name, PhoneNumber phone, Channel? channel, TextWriter to, CancellationToken cancellationToken)
    {
        if (_services.GetServices<IChannelProvider>().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } provider)
        {
            await to.WriteLineAsync($"There is no provider \"{name}\". " + (_settings.Any ? $"There are: {_settings}." : "None is configured: set OtpActors__Providers__NAME__Type and its other settings."));
            return false;
        }

        var over = channel ?? provider.Channels[0];
        if (!provider.Channels.Contains(over))
        {
            await to.WriteLineAsync($"Provider {provider.Name} does not serve {TrialWords.Of(over)}. It serves {string.Join(" and ", provider.Channels.Select(TrialWords.Of))}.");
            return false;
        }

        await to.WriteLineAsync($"Sending a test code to {phone} by {TrialWords.Of(over)} through {provider.Name} ...");
        var started = _clock.GetTimestamp();
        var outcome = await SendAsync(provider, phone, over, cancellationToken);
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"After {_clock.GetElapsedTime(started).TotalMilliseconds:F0} ms: {TrialWords.Of(outcome)}"));
        if (outcome is not SendOutcome.Accepted accepted)
        {
            return false;
        }

        return provider.Poll is { } poll && accepted.MessageId is { } messageId
            ? await AskAsync(poll, messageId, to, cancellationToken)
            : await SayAsync(provider, accepted, to);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<SendOutcome> SendAsync(IChannelProvider provider, PhoneNumber phone, Channel channel, CancellationToken cancellationToken)
    {
        var text = RandomNumberGenerator.GetString("0123456789", CodeDigits);
        var message = new DeliveryMessage(
            _services.GetRequiredService<KeyedNames>().DrawOtp(WorkspaceId.Default),
            1,
            WorkspaceId.Default,
            phone,
            channel,
            OtpCode.TryParse(text, out var code) ? code : default,
            SendRequest.DefaultTemplate,
            "en",
            _clock.GetUtcNow() + TimeSpan.FromMinutes(5),
            null,
            null);
        using var timeout = new CancellationTokenSource(SendMax, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await provider.SendAsync(message, both.Token);
    }

    private async Task<bool> AskAsync(IReceiptPoll poll, string messageId, TextWriter to, CancellationToken cancellationToken)
    {
        ReceiptState? last = null;
        for (var i = 0; i < Polls; i++)
        {
            await Task.Delay(PollEvery, _clock, cancellationToken);
            using var timeout = new CancellationTokenSource(SendMax, _clock);
            if (await poll.AskAsync(messageId, timeout.Token) is not { } receipt || receipt.State == last)
            {
                continue;
            }

            last = receipt.State;
            await to.WriteLineAsync(TrialWords.Of(receipt));
            if (receipt.State != ReceiptState.Sent)
            {
                return receipt.State != ReceiptState.Failed;
            }
        }

        await to.WriteLineAsync("It says no more for now. Look at the phone.");
        return true;
    }

    private async Task<bool> SayAsync(IChannelProvider provider, SendOutcome.Accepted accepted, TextWriter to)
    {
        await to.WriteLineAsync(
            !accepted.ReceiptExpected ? "No receipt will come: without one the next channel is never tried because of silence. Look at the phone."
            : _settings.PublicUrl is { } url ? $"Its receipts go to {new Uri(url, "receipts/" + provider.Name)}, where this command does not listen. Look at the phone."
            : $"Its receipts go to /receipts/{provider.Name} of the running server, where this command does not listen. Look at the phone.");
        return true;
    }
}
