package cognitosync.bench;

import cognitosync.build.DemoProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Times {@code cdk synth} beside the command line alone and the app alone, and {@code mvn} until it is usable. The kinds of run take
 * turns, so that other load on this machine slows all of them down.
 */
record Synthesis(Workplace workplace, Report report) {
    private static final String VERSION = "aws-cdk@2.1148.1";
    private static final int RUNS = 5;
    private static final long LONGEST_MINUTES = 5;

    /** What {@code build/app.mjs} sets. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CDK_DISABLE_CLI_TELEMETRY", "true",
            "CDK_VALIDATION", "false",
            "NODE_NO_WARNINGS", "1",
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20",
            "npm_config_loglevel", "error",
            "JAVA_HOME", System.getProperty("java.home"));

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    void measure() {
        report.heading("Synthesis and start");
        report.text("From the start of a process to its end, warm; " + RUNS
                + " rounds, in each of them one run of every kind."
                + " The command line alone (aws-cdk 2.1148.1) reads an assembly that exists, in a folder without this project's"
                + " `build`; `java -cp` is the app alone with the flags and variables of `build/app.mjs`. `mvn` runs until"
                + " `outputs.json` is written.");
        report.header("what", "median", "fastest", "slowest", "goal");
        String cdk = run(PROJECT, "npx", "--yes", "--package", VERSION, "-c", "command -v cdk")
                .text()
                .strip();
        String ready = workplace.resolve("ready.out").toAbsolutePath().toString();
        Path elsewhere = workplace.folder().toAbsolutePath();
        run(PROJECT, cdk, "synth", "--quiet", "--output", ready);
        mvn();
        List<Double> alone = new ArrayList<>();
        List<Double> java = new ArrayList<>();
        List<Double> synth = new ArrayList<>();
        List<Double> usable = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            alone.add(run(elsewhere, cdk, "synth", "--quiet", "--app", ready).millis());
            java.add(run(PROJECT, "java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@target/synth.args")
                    .millis());
            synth.add(run(PROJECT, cdk, "synth", "--quiet", "--output", ready).millis());
            usable.add(mvn());
        }
        row("the command line alone, ms", alone, "");
        row("`java -cp`, ms", java, "");
        row(
                "`cdk synth`, ms",
                synth,
                String.format(
                        "the command line alone + 1.05 × `java -cp`: %,.0f", median(alone) + 1.05 * median(java)));
        row("`mvn` with nothing changed, until usable, ms", usable, "at most 4,000");
    }

    private double mvn() {
        try (DemoProcess demo =
                DemoProcess.start(PROJECT, workplace.resolve("demo").toAbsolutePath(), "")) {
            return demo.untilUsable().toNanos() / 1e6;
        } catch (IOException e) {
            throw new BenchException("mvn could not be started: " + e.getMessage(), e);
        }
    }

    private void row(String what, List<Double> values, String goal) {
        List<Double> sorted = values.stream().sorted().toList();
        report.row(what, median(values), sorted.get(0), sorted.get(sorted.size() - 1), goal);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private record Run(String text, double millis) {}

    private static Run run(Path folder, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        long started = System.nanoTime();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchException(String.join(" ", command) + " failed: " + text, null);
            }
            return new Run(text, (System.nanoTime() - started) / 1e6);
        } catch (IOException e) {
            throw new BenchException(command[0] + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(command[0] + " was interrupted", e);
        }
    }
}
