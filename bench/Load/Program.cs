using System.Net.Sockets;
using OtpActors.Bench.Load;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Scenarios;

try
{
    var arguments = new Arguments([.. args.Skip(1)]);
    switch (args.FirstOrDefault())
    {
        case "speed":
            await Speed.RunAsync(arguments);
            return 0;
        case "guarantees":
            await Guarantees.RunAsync(arguments);
            return 0;
        case "pending":
            await Pending.RunAsync(arguments);
            return 0;
        case "pending-report":
            Console.Write(Pending.Write(arguments));
            return 0;
        case "overload":
            await Overload.RunAsync(arguments);
            return 0;
        case "webhooks":
            await Webhooks.RunAsync(arguments);
            return 0;
        case "provider-cost":
            ProviderCost.Run(arguments);
            return 0;
        case "provider-cost-report":
            Console.Write(ProviderCost.Write(arguments));
            return 0;
        case "provider-hang":
            await ProviderHang.RunAsync(arguments);
            return 0;
        case "receipts":
            await Receipts.RunAsync(arguments);
            return 0;
        case "tenants":
            await Tenants.RunAsync(arguments);
            return 0;
        case "report":
            Console.Write(Report.Write(arguments));
            return 0;
        default:
            Console.Error.WriteLine("Name a command: speed, guarantees, pending, pending-report, overload, webhooks, provider-cost, provider-cost-report, provider-hang, receipts, tenants or report. bench/README.md describes them.");
            return 2;
    }
}
catch (Exception mistake) when (mistake is ArgumentException or InvalidOperationException or HttpRequestException or SocketException)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
