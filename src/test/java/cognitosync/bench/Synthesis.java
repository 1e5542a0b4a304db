package cognitosync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code cdk synth} takes, with the command line already on this machine, beside what the command line alone takes and what
 * the app takes without the launcher: the kinds of run take turns, so that what else this machine does slows all of them down.
 */
record Synthesis(Workplace workplace, Report report) {
    private static final String VERSION = "aws-cdk@2.1148.1";
    private static final int RUNS = 5;

    /** The first two with changes prepare Java's archive of classes, see src/main/cdk/archive.mjs. */
    private static final int UNTIL_WARM = 3;

    private static final long LONGEST_MINUTES = 5;

    /** What the command line alone took on the machine that the goals were set on. */
    private static final double ALONE_WHERE_GOALS_WERE_SET = 580;

    void measure() {
        report.heading("Synthesis through the CDK command line");
        report.text("`cdk synth --quiet` with aws-cdk 2.1148.1, from the start of the process to its end, warm; " + RUNS
                + " rounds, in each of them one run of every kind. The command line alone reads an assembly that is there;"
                + " `java -cp` is the app as CDK's template for Java would start it, compiled already and without validation."
                + " On the machine that the goals were set on, the former took 580 ms and the latter 1,540 ms: the last column but one"
                + " is the median in that machine's time, reckoned by the command line alone.");
        report.header(
                "what", "median", "fastest", "slowest", "times the command line alone", "where goals were set", "goal");
        String cdk = run("npx", "--yes", "--package", VERSION, "-c", "command -v cdk")
                .text()
                .strip();
        String ready = workplace.resolve("ready.out").toAbsolutePath().toString();
        String changing = workplace.resolve("changing.out").toAbsolutePath().toString();
        for (int i = 0; i < UNTIL_WARM; i++) {
            synth(cdk, "--output", changing, "-c", "domainPrefix=warm" + i);
        }
        synth(cdk, "--output", ready);
        List<Double> alone = new ArrayList<>();
        List<Double> javaOnly = new ArrayList<>();
        List<Double> unchanged = new ArrayList<>();
        List<Double> changed = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            alone.add(synth(cdk, "--app", ready));
            unchanged.add(synth(cdk, "--output", ready));
            changed.add(synth(cdk, "--output", changing, "-c", "domainPrefix=run" + i));
            javaOnly.add(synth(cdk, "--output", ready + ".java", "--app", javaCommand()));
        }
        row("the command line alone, ms", alone, alone, "");
        row("`java -cp`, ms", javaOnly, alone, "");
        row("nothing changed, ms", unchanged, alone, "at most 900");
        row("another context value, ms", changed, alone, "at most 1,600");
    }

    private static String javaCommand() {
        try {
            String libraries =
                    Files.readString(Path.of("target", "classpath-of-app.txt")).strip();
            String classPath = libraries + File.pathSeparator + Path.of("target", "classes");
            return String.join(" ", "java", "-cp", classPath, "cognitosync.infra.SyncApp");
        } catch (IOException e) {
            throw new BenchException("The app's class path cannot be read; run the bench with mvn -Pbench.", e);
        }
    }

    private static double synth(String cdk, String... options) {
        List<String> command = new ArrayList<>(List.of(cdk, "synth", "--quiet"));
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new)).millis();
    }

    private void row(String what, List<Double> values, List<Double> alone, String goal) {
        List<Double> sorted = values.stream().sorted().toList();
        double median = median(values);
        double times = median / median(alone);
        report.row(
                what,
                median,
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                times,
                times * ALONE_WHERE_GOALS_WERE_SET,
                goal);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private record Run(String text, double millis) {}

    private static Run run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("CDK_DISABLE_CLI_TELEMETRY", "true");
        builder.environment().put("CDK_VALIDATION", "false");
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
