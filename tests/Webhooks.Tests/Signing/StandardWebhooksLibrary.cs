using System.Diagnostics;
using System.Text.Json;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Webhooks.Tests.Signing;

/// <summary>The npm library <c>standardwebhooks</c> of the Standard Webhooks project, installed into a temporary folder once for the run.</summary>
internal static class StandardWebhooksLibrary
{
    private const string Package = "standardwebhooks@1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Script = """
        const { Webhook } = require("standardwebhooks");
        const { secrets, tries } = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const told = tries.map(t => secrets.map(secret => {
          Date.now = () => Number(t.timestamp) * 1000;
          const headers = { "webhook-id": t.id, "webhook-timestamp": t.timestamp, "webhook-signature": t.signature };
          try { new Webhook(secret).verify(Buffer.from(t.body, "base64").toString("utf8"), headers); return "genuine"; }
          catch (e) { return e.message; }
        }));
        console.log(JSON.stringify(told));
        """;

    private static readonly Lazy<(string Folder, string? Missing)> Installed = new(Install);

    /// <summary>Why it cannot be used here; null when it can.</summary>
    public static string? Missing => Installed.Value.Missing;

    /// <summary>What it says to each try with each secret: <c>genuine</c>, or why not.</summary>
    public static async Task<string[][]> VerifyAsync(IEnumerable<string> secrets, IEnumerable<ReceivedWebhook> tries)
    {
        var input = JsonSerializer.Serialize(new
        {
            secrets,
            tries = tries.Select(static t => new { id = t.Id, timestamp = t.Timestamp, signature = t.Signature, body = Convert.ToBase64String(t.Body) }),
        });
        using var node = Start("node", ["-e", Script], Installed.Value.Folder);
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<string[][]>(output) ?? [];
    }

    private static (string Folder, string? Missing) Install()
    {
        var folder = Directory.CreateTempSubdirectory("otpactors-npm-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        try
        {
            using var npm = Start("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", "--fetch-timeout=20000", Package], folder);
            npm.StandardInput.Close();
            _ = npm.StandardOutput.ReadToEndAsync();
            _ = npm.StandardError.ReadToEndAsync();
            if (!npm.WaitForExit(Patience))
            {
                npm.Kill(entireProcessTree: true);
                return (folder, $"npm did not install {Package} within {Patience.TotalSeconds} s");
            }

            return (folder, npm.ExitCode == 0 ? null : $"npm cannot install {Package} here (exit code {npm.ExitCode})");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (folder, "there is no npm on this machine");
        }
    }

    private static Process Start(string program, string[] arguments, string folder) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
