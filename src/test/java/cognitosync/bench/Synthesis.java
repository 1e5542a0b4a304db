package cognitosync.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** What {@code cdk synth} takes, with the command line already on this machine. */
record Synthesis(Workplace workplace, Report report) {
    private static final String VERSION = "aws-cdk@2.1148.1";
    private static final int RUNS = 5;
    private static final long LONGEST_MINUTES = 5;

    void measure() {
        report.heading("Synthesis through the CDK command line");
        report.text(
                "`cdk synth --quiet` with aws-cdk 2.1148.1, from the start of the process to its end; goals: 0.9 s with"
                        + " nothing changed, 1.6 s with a changed context value.");
        report.header("what", "median", "fastest", "slowest");
        String cdk = run("npx", "--yes", "--package", VERSION, "-c", "command -v cdk")
                .text()
                .strip();
        Path out = workplace.resolve("cdk.out");
        synth(cdk, out, "a");
        row("nothing changed, ms", times(cdk, out, i -> "a"));
        row("another context value, ms", times(cdk, out, i -> "b" + i));
    }

    private List<Double> times(String cdk, Path out, IntFunction<String> prefix) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(synth(cdk, out, prefix.apply(i)));
        }
        return times;
    }

    private double synth(String cdk, Path out, String prefix) {
        return run(cdk, "synth", "--quiet", "--output", out.toAbsolutePath().toString(), "-c", "domainPrefix=" + prefix)
                .millis();
    }

    private void row(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        report.row(what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private record Run(String text, double millis) {}

    private static Run run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("CDK_DISABLE_CLI_TELEMETRY", "true");
        builder.environment().put("NODE_NO_WARNINGS", "1");
        builder.environment().put("npm_config_loglevel", "error");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
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
