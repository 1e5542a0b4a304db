package cognitosync.journey.cloud;

import cognitosync.journey.browser.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local cloud as a process of its own, as the documented command runs it, so that it can be ended and killed. Started
 * again with the same setup it has the same data.
 */
public final class LocalCloudProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCloudProcess.class);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration START = Duration.ofSeconds(60);
    /** What is promised. */
    private static final Duration END = Duration.ofSeconds(2);
    /** What a test tolerates: the machine may be busy with browsers. */
    private static final Duration LATEST_END = Duration.ofSeconds(5);

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "kill-local-clouds"));
    }

    private final LocalCloudSetup setup;
    private final Process process;
    private final Path log;
    private final Outputs outputs;

    private LocalCloudProcess(LocalCloudSetup setup, Process process, Path log) {
        this.setup = setup;
        this.process = process;
        this.log = log;
        this.outputs = awaitOutputs();
    }

    /** Starts it and waits until it can be used. */
    public static LocalCloudProcess start(LocalCloudSetup setup) {
        try {
            Files.createDirectories(setup.data());
            // It does so itself, but not before its JVM runs: what is left of last time must not be taken for this
            // time's.
            Files.deleteIfExists(outputsFile(setup));
            Path log = Files.createTempFile(setup.data().toAbsolutePath().getParent(), "local-cloud-", ".log");
            Process process = new ProcessBuilder(setup.command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RUNNING.add(process);
            try {
                return new LocalCloudProcess(setup, process, log);
            } catch (RuntimeException | Error e) {
                kill(process);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The local cloud could not be started in " + setup.data(), e);
        }
    }

    public Outputs outputs() {
        return outputs;
    }

    /** All it has printed. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("What the local cloud printed could not be read from " + log, e);
        }
    }

    /** Ends it as Ctrl-C does, and answers how long that took. */
    public Duration stop() {
        long start = System.nanoTime();
        process.destroy();
        boolean ended = awaitEnd(process, LATEST_END);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!ended) {
            kill(process);
            throw new AssertionError("The local cloud did not end within %d s of SIGTERM. It said: %s"
                    .formatted(LATEST_END.toSeconds(), LogTail.of(log)));
        }
        RUNNING.remove(process);
        if (took.compareTo(END) > 0) {
            LOG.warn("The local cloud took {} ms to end; {} ms are promised.", took.toMillis(), END.toMillis());
        }
        return took;
    }

    /** Ends it as a power cut does: it learns nothing of it. */
    public void kill() {
        kill(process);
    }

    /** Starts this setup again; this process has to be stopped or killed first. */
    public LocalCloudProcess restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("Stop or kill the local cloud before it is started again.");
        }
        return start(setup);
    }

    @Override
    public void close() {
        kill(process);
    }

    private Outputs awaitOutputs() {
        Path file = outputsFile(setup);
        try {
            return new FluentWait<>(process)
                    .withTimeout(START)
                    .pollingEvery(Duration.ofMillis(50))
                    .until(started -> {
                        if (Files.exists(file)) {
                            return Outputs.read(file);
                        }
                        if (!started.isAlive()) {
                            throw new AssertionError(
                                    "The local cloud ended with %d before it could be used. It said: %s"
                                            .formatted(started.exitValue(), LogTail.of(log)));
                        }
                        return null;
                    });
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "The local cloud wrote no %s within %d s. It said: %s"
                            .formatted(file.getFileName(), START.toSeconds(), LogTail.of(log)),
                    e);
        }
    }

    private static Path outputsFile(LocalCloudSetup setup) {
        return setup.data().resolve("outputs.json");
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        if (!awaitEnd(process, LATEST_END)) {
            throw new AssertionError("Process " + process.pid() + " of the local cloud could not be killed");
        }
        RUNNING.remove(process);
    }

    private static boolean awaitEnd(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("Waiting for the end of the local cloud was interrupted", e);
        }
    }
}
