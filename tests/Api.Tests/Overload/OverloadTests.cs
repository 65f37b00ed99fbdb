using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Embedded.Store;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Overload;

/// <summary>A61, A106: what cannot be done is refused at once, what waits is bounded, and nothing is remembered of the trouble afterwards.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    // A send puts two rows into the queue before it waits; the door closes at half of its 4,096.
    private const int QueueMax = 4_096;
    private const int SendsUntilFull = QueueMax / 2 / 2;
    private const int Offered = 2 * SendsUntilFull;

    private readonly GatedCommits _disk = new();
    private Service? _service;

    private Service Service => _service ?? throw new InvalidOperationException("The service is not started.");

    public async Task InitializeAsync() => _service = await Service.StartAsync(
        services => services.AddSingleton<RowWriterFactory>(_disk.Make), ("Limits:WorkspacePerSecond", "0"));

    public async Task DisposeAsync()
    {
        _disk.Open();
        await Service.DisposeAsync();
    }

    [Fact]
    public async Task Disk_StandingStill_FillsTheQueueToItsBoundAndRefusesTheRestAtOnce()
    {
        var (id, code) = await Service.SentAsync("+99917550100");
        _disk.Close();
        var sends = Enumerable.Range(0, Offered).Select(static n => $"+99930{n:D8}").Select(phone => Service.SendAsync(phone)).ToArray();
        await await Task.WhenAny(sends);

        // The disk stands still, so whatever is answered is answered without it.
        for (var i = 0; i < 100; i++)
        {
            AssertOverloaded(await Service.SendAsync($"+99931{i:D8}"));
            AssertOverloaded(await Service.VerifyAsync(id, code));
            AssertOverloaded(await Service.PostAsync($"/v1/otp/{id}/resend", "{}"));
        }

        Assert.Equal(200, (await Service.GetAsync("/healthz/live")).Status);
        Assert.InRange(Metric((await Service.GetAsync("/metrics")).Text, "otpactors_embedded_commit_queue"), QueueMax / 2, QueueMax);
        _disk.Open();
        var answers = await Task.WhenAll(sends);

        Assert.All(answers, static told => Assert.True(told.Status is 200 or 503, told.Text));
        Assert.InRange(answers.Count(static told => told.Status == 200), SendsUntilFull, QueueMax / 2);
        Assert.All(answers.Where(static told => told.Status == 503), AssertOverloaded);
        Assert.True((await Service.VerifyAsync(id, code)).Json.GetProperty("valid").GetBoolean());
        Assert.Equal(200, (await Service.SendAsync("+99931000000")).Status);
    }

    [Fact]
    public async Task Phones_RefusedByOverload_MaySendAtOnceAfterwards()
    {
        _disk.Close();
        var sends = Enumerable.Range(0, Offered).Select(static n => $"+99930{n:D8}").Select(phone => (phone, Told: Service.SendAsync(phone))).ToArray();
        await await Task.WhenAny(sends.Select(static s => s.Told));
        _disk.Open();
        await Task.WhenAll(sends.Select(static s => s.Told));

        foreach (var (phone, told) in sends.Where(static s => s.Told.Result.Status == 503).Take(50))
        {
            AssertOverloaded(await told);
            Assert.Equal(200, (await Service.SendAsync(phone)).Status);
        }
    }

    private static void AssertOverloaded(Told told)
    {
        Assert.Equal((503, "overloaded"), (told.Status, told.Code));
        Assert.InRange(int.Parse(told.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 5);
    }

    private static double Metric(string text, string name)
    {
        var line = text.Split('\n').First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }
}
