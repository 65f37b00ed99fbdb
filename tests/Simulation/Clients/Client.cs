using System.Globalization;
using System.Text;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Clients;

/// <summary>Brings requests to a front end and writes down what it was told.</summary>
internal sealed class Client(World world, Fleet fleet)
{
    /// <summary>Starts a request; nothing happens when no front end is up.</summary>
    public void Start(Op op)
    {
        if (fleet.Any() is { } frontEnd)
        {
            op.By = frontEnd.Process;
            world.History.Begin(op, world.Now);
            frontEnd.Process.Run(() => _ = RunAsync(frontEnd.Verification, op));
        }
    }

    private async Task RunAsync(IVerification service, Op op)
    {
        Op.Current = op;
        try
        {
            await AskAsync(service, op);
            world.History.End(op, Ending.Answered, world.Now);
        }
        catch (OverloadedException e)
        {
            Fail(op, Ending.Overloaded, e);
        }
        catch (StorageUnavailableException e)
        {
            Fail(op, Ending.Unknown, e);
        }
        catch (Exception e)
        {
            Fail(op, Ending.Failed, e);
        }
    }

    private static async Task AskAsync(IVerification service, Op op)
    {
        var key = op.Key is null ? null : new IdempotencyKey(op.Key, Scope(op), Encoding.UTF8.GetBytes(op.Key));
        var workspace = WorkspaceId.Default;
        switch (op.Kind)
        {
            case OpKind.Send:
                op.Answer(await service.SendAsync(workspace, (SendRequest)op.Request!, key, CancellationToken.None));
                break;
            case OpKind.Check:
                op.Answer(await service.CheckAsync(workspace, (CheckRequest)op.Request!, key, CancellationToken.None));
                break;
            case OpKind.Resend:
                op.Answer(await service.ResendAsync(workspace, (ResendRequest)op.Request!, key, CancellationToken.None));
                break;
            case OpKind.Cancel:
                op.Answer(await service.CancelAsync(workspace, op.Otp!.Value, CancellationToken.None));
                break;
            case OpKind.Read:
                op.Answer(await service.GetAsync(workspace, op.Otp!.Value, CancellationToken.None));
                break;
        }
    }

    private static string Scope(Op op) => string.Create(CultureInfo.InvariantCulture, $"POST /{op.Kind}/{(op.Kind == OpKind.Send ? null : op.Otp)}");

    private void Fail(Op op, Ending ending, Exception e)
    {
        op.Failure = e;
        world.History.End(op, ending, world.Now);
    }
}
