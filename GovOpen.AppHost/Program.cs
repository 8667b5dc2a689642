Console.WriteLine("The Aspire packages are not on this machine's package feed; start GovOpen with deploy/up instead.");
