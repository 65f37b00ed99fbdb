return await OtpActors.Silo.Hosting.SiloProgram.RunAsync(args);
