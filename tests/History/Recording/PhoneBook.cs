using System.Globalization;

namespace OtpActors.History.Recording;

/// <summary>Sandbox numbers whose messages are delivered, other ones for each seed: a few hot ones and any number of fresh ones.</summary>
internal sealed class PhoneBook(int seed)
{
    private const int Hot = 8;
    private const int Seeds = 10_000;

    private int _fresh = Hot;

    public string Fresh() => Number(Interlocked.Increment(ref _fresh));

    public string HotOne(Random random) => Number(random.Next(Hot));

    private string Number(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"+9991{(uint)seed % Seeds:D4}{place:D7}");
}
