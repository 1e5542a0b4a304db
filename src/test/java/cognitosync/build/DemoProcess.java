package cognitosync.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.support.ui.FluentWait;

/** The command {@code mvn}, in a folder, on free ports; ended by {@link #close}. */
public final class DemoProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final Path outputs;
    private final Duration untilUsable;

    private DemoProcess(Process process, Path log, Path outputs, long started) {
        this.process = process;
        this.log = log;
        this.outputs = outputs;
        new FluentWait<>(outputs)
                .withTimeout(LONGEST)
                .pollingEvery(Duration.ofMillis(20))
                .withMessage(this::printed)
                .until(file -> Files.exists(file) || !process.isAlive());
        this.untilUsable = Duration.ofNanos(System.nanoTime() - started);
        if (!process.isAlive()) {
            throw new AssertionError("mvn ended: " + printed());
        }
    }

    /**
     * Starts it and waits until it is usable.
     *
     * @param folder the project
     * @param data the data folder, with a parent for the log
     * @param context context values, as {@code -Dlocal.context} takes them
     */
    public static DemoProcess start(Path folder, Path data, String context) throws IOException {
        Path outputs = data.resolve("outputs.json");
        // It does so itself, but not before it runs: what is left of last time must not be taken for this time's.
        Files.deleteIfExists(outputs);
        Path log = Files.createTempFile(data.getParent(), "mvn", ".log");
        List<String> command = new ArrayList<>(List.of("mvn", "-B"));
        for (String port : List.of("local.website.port", "local.signin.port", "local.api.port")) {
            command.add("-D" + port + "=0");
        }
        command.add("-Dlocal.data=" + data);
        command.add("-Dlocal.context=" + context);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long started = System.nanoTime();
        Process process = builder.start();
        try {
            return new DemoProcess(process, log, outputs, started);
        } catch (RuntimeException | Error e) {
            end(process);
            throw e;
        }
    }

    Path outputs() {
        return outputs;
    }

    /** The time from the start of Maven until {@code outputs.json} was there. */
    public Duration untilUsable() {
        return untilUsable;
    }

    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(its log cannot be read: " + e + ")";
        }
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("mvn did not end within 10 s of SIGTERM.");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
