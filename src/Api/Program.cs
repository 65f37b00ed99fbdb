return await OtpActors.Api.Hosting.ApiProgram.RunAsync(args);
