using OtpActors.Testing;

namespace OtpActors.Api.Tests.Abuse;

/// <summary>A56: the corpus of malformed bodies, posted to the real server.</summary>
public sealed class MalformedBodyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bodies_OfTheWholeCorpus_AreRefusedEachInItsWay_B28()
    {
        await using var server = await ServerProcess.StartAsync("OtpActors.Api", _folder.Data);
        var wrong = new List<string>();
        foreach (var body in MalformedBody.All)
        {
            var told = await PostAsync(server, body);
            if (told.Status != body.Status || told.ContentType != "application/problem+json" || (body.Code.Length > 0 && told.Code != body.Code)
                || (body.Field.Length > 0 && !told.Faulty.Contains(body.Field)))
            {
                wrong.Add($"{body}: {told.Status} {told.Text}");
            }

            // Whatever that was, the next caller is served.
            var (status, _) = await server.GetAsync("/healthz/ready");
            Assert.Equal(System.Net.HttpStatusCode.OK, status);
        }

        Assert.True(MalformedBody.All.Count >= 200);
        Assert.Equal([], wrong);
        Assert.Equal(0, await server.StopAsync());
        Assert.DoesNotContain("xception", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", server.Output, StringComparison.Ordinal);
    }

    private static async Task<Told> PostAsync(ServerProcess server, MalformedBody body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, body.Path) { Content = new ByteArrayContent(body.Bytes) };
        if (body.ContentType.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        }

        using var response = await server.Client.SendAsync(request);
        return await Told.ReadAsync(response);
    }
}
