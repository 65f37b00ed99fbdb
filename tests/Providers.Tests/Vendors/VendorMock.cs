using System.Diagnostics;
using OtpActors.Testing;

namespace OtpActors.Providers.Tests.Vendors;

/// <summary>A mock of a vendor's document on loopback: it refuses requests that the document does not describe.</summary>
internal sealed class VendorMock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private VendorMock(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<VendorMock> StartAsync(string document)
    {
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo(VendorDocument.Prism, ["mock", document, "--host", "127.0.0.1", "--port", $"{port}", "--errors"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The mock ended before it listened."));
            }
            else if (line.Data.Contains("is listening", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var mock = new VendorMock(process, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await listening.Task.WaitAsync(Patience);
            return mock;
        }
        catch
        {
            await mock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
