using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Api.Tests.Overload;
using OtpActors.Embedded.Store;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>The same day in this process, where traces and exceptions can be seen, with a disk that fails in between (A84, A85).</summary>
[Collection(AloneCollection.Name)]
public sealed class TraceCanaryTests
{
    private readonly CanarySearch _search = new();

    [Fact]
    public async Task Traces_OfADayWithStorageTrouble_HoldNoCanary()
    {
        using var traces = new Traces();
        var disk = new GatedCommits();
        await using var service = await Service.StartAsync(services => services.AddSingleton<RowWriterFactory>(disk.Make), CanaryDay.Settings);
        var calls = new CanaryCalls(service.Client, service.Key, _search);

        await new CanaryDay(calls, service.Client.BaseAddress!).LiveAsync();
        disk.Fail();
        await FailAsync(calls, "+883917350284619", service);
        calls.SearchAnswers();
        _search.InFolder(service.Folder, "otpactors.db*");
        foreach (var (place, content) in traces.Seen)
        {
            _search.In(place, content);
        }

        Assert.Contains(traces.Seen, static t => t.Place == "activity Microsoft.AspNetCore.Hosting.HttpRequestIn");
        Assert.Contains(traces.Seen, static t => t.Place == "exception");
        Assert.Equal([], _search.Hits.Distinct());
    }

    [Fact]
    public void Traces_ThatHoldACanary_AreFound()
    {
        const string Phone = "+883917350284619";
        _search.Add(Canary.Phone(Phone));
        using var traces = new Traces();
        using var source = new ActivitySource(nameof(Traces_ThatHoldACanary_AreFound));

        using (var activity = source.StartActivity("leak"))
        {
            activity?.AddEvent(new ActivityEvent("sent", tags: new ActivityTagsCollection([new("phone", Phone)])));
        }

        Assert.Throws<InvalidOperationException>((Action)(static () => throw new InvalidOperationException("Nobody reaches " + Phone)));
        foreach (var (place, content) in traces.Seen)
        {
            _search.In(place, content);
        }

        Assert.Equal([$"activity leak: Phone {Phone}", $"exception: Phone {Phone}"], _search.Hits.Distinct());
    }

    private async Task FailAsync(CanaryCalls calls, string phone, Service service)
    {
        const string Code = "57203648";
        _search.Add(Canary.Phone(phone, CanaryKind.Stranger));
        _search.Add(Canary.Code(Code));
        var found = await calls.PostAsync("/v1/otp/search", """{"phone":"+999481750629384"}""");
        var id = found.Json.GetProperty("items")[0].GetProperty("otp_id").GetString()!;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("storage_unavailable", (await calls.SendAsync(phone, "k" + phone)).Code);
            Assert.Equal("storage_unavailable", (await calls.VerifyAsync(id, Code)).Code);
            await calls.PostAsync("/v1/otp/search", $$"""{"phone":"{{phone}}"}""");
            service.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
