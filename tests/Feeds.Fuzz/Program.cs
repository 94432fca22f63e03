using NewsPipeline.Feeds.Fuzz;
using SharpFuzz;

switch (args)
{
    // Started by afl-fuzz, with an instrumented NewsPipeline.Feeds.dll: see .ci/fuzz.
    case []:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            _ = Probe.Read(input.ToArray(), clean: true);
        });
        return 0;
    case [var folder, var count] when int.TryParse(count, out var mutations):
        return Mutations.Run(folder, mutations);
    default:
        Console.Error.WriteLine("Feeds.Fuzz FOLDER COUNT: reads so many mutations of the feeds in a folder; without arguments it waits for afl-fuzz.");
        return 2;
}
