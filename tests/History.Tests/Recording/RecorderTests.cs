using System.Net.Sockets;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Recording;

public sealed class RecorderTests
{
    public static TheoryData<Exception> Failures =>
    [
        new HttpRequestException("refused"),
        new IOException("reset"),
        new TaskCanceledException("too late"),
        new SocketException((int)SocketError.NotConnected),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task CallAsync_ConnectionFailsBeforeTheRequestLeft_RecordsNothing(Exception failure)
    {
        var log = new OperationLog(10);

        Assert.Null(await CallAsync(log, failure, bodyLeaves: false));
        Assert.Empty(log.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task CallAsync_ConnectionFailsAfterTheRequestLeft_RecordsThatNobodyKnows(Exception failure)
    {
        var log = new OperationLog(10);

        Assert.Equal(AnswerKind.Unknown, (await CallAsync(log, failure, bodyLeaves: true))!.Kind);
        Assert.Equal(AnswerKind.Unknown, Assert.Single(log.Snapshot()).Answer.Kind);
    }

    private static async Task<Answer?> CallAsync(OperationLog log, Exception failure, bool bodyLeaves)
    {
        using var http = new HttpClient(new FailingHandler(failure, bodyLeaves)) { BaseAddress = new Uri("http://localhost") };
        return await new Recorder(http, "oat_key", new RunClock(), log).CallAsync(Calls.Check("+999100000042", "otp_A", "12345678", null));
    }

    private sealed class FailingHandler(Exception failure, bool bodyLeaves) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (bodyLeaves)
            {
                await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            }
            throw failure;
        }
    }
}
