package cognitosync.bench;

import cognitosync.device.CommandLineDevice;
import cognitosync.device.DeviceCloud;
import cognitosync.device.Population;
import cognitosync.localcloud.PersonClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the command line takes: from its start to the first answer, and to bring a large pool out. */
final class DeviceSpeed {
    private static final int STARTS = 10;
    private static final int IDENTITIES = Integer.getInteger("bench.identities", 10_000);
    private static final int DATASETS = 5;
    /** More than any machine answers: what is measured is the export, not its patience. */
    private static final String RATE = "--rate=1000000";

    /** For a process that is over before the optimizing compiler pays off. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAR = Path.of("target", "device.jar");

    private final Workplace workplace;
    private final Report report;

    DeviceSpeed(Workplace workplace, Report report) {
        this.workplace = workplace;
        this.report = report;
    }

    void measure() {
        report.heading("Command line");
        try (DeviceCloud cloud = DeviceCloud.startWith(workplace.resolve("device"), Population::allowGuests);
                Population people = Population.of(cloud.cloud().outputs())) {
            CommandLineDevice device =
                    cloud.signedIn("home", PersonClient.signUp(cloud.cloud().outputs(), "bench@example.com"));
            run(device, "set", "background-color", "red");
            starts(device);
            transfers(device, people);
        }
    }

    /** Warm: the files are in memory, the person is signed in, the credentials are still valid. */
    private void starts(CommandLineDevice device) {
        report.header("what", "median", "fastest", "slowest");
        starts("`java -jar device.jar get`, start to end, ms", device, List.of());
        starts("the same with `" + String.join(" ", QUICK) + "`", device, QUICK);
        Path archive = workplace.resolve("device.jsa");
        run(List.of("-XX:ArchiveClassesAtExit=" + archive), device, "get", "background-color");
        List<String> archived = new ArrayList<>(QUICK);
        archived.add("-XX:SharedArchiveFile=" + archive);
        starts("the same, and with its classes in an archive (`-XX:SharedArchiveFile`)", device, archived);
    }

    private void starts(String what, CommandLineDevice device, List<String> flags) {
        run(flags, device, "get", "background-color");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            times.add(run(flags, device, "get", "background-color"));
        }
        List<Double> sorted = times.stream().sorted().toList();
        report.row(what, sorted.get(STARTS / 2), sorted.get(0), sorted.get(STARTS - 1));
    }

    private void transfers(CommandLineDevice device, Population people) {
        people.grow(IDENTITIES, DATASETS);
        Path export = workplace.resolve("export");
        String size = String.format(Locale.ROOT, "%,d identities with %d datasets", IDENTITIES, DATASETS);
        report.line("");
        report.header("what", "seconds", "datasets a second");
        row("export of " + size, run(device, "export", export.toString(), RATE));
        row("import of it, all there already", run(device, "import", "--same-ids", export.toString(), RATE));
    }

    private void row(String what, double millis) {
        report.row(what, millis / 1_000, IDENTITIES * (double) DATASETS / (millis / 1_000));
    }

    private static double run(CommandLineDevice device, String... arguments) {
        return run(List.of(), device, arguments);
    }

    /** Runs a command as a process of its own and answers how many milliseconds that took. */
    private static double run(List<String> flags, CommandLineDevice device, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of(
                "--outputs",
                device.outputs().toString(),
                "--home",
                device.home().toString()));
        long began = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new BenchException(arguments[0] + " ended with " + exitCode + ".");
            }
            return (System.nanoTime() - began) / 1e6;
        } catch (IOException e) {
            throw new BenchException(JAR + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("A command was interrupted.", e);
        }
    }
}
