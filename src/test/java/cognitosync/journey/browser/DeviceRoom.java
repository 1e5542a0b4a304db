package cognitosync.journey.browser;

import cognitosync.OwnThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one device occupies on this machine: a folder (home, profile, temporary files, logs) and the programs started
 * for it. Closing ends the programs, whatever they started in turn, and removes the folder; so does the end of the JVM.
 */
final class DeviceRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceRoom.class);
    private static final Set<DeviceRoom> OPEN = ConcurrentHashMap.newKeySet();
    private static final Duration GRACE = Duration.ofSeconds(5);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(DeviceRoom::close), "close-devices"));
    }

    private final Path folder;
    /** Programs started here, and those of their offspring that may outlive them. */
    private final Set<ProcessHandle> programs = new LinkedHashSet<>();

    private DeviceRoom(Path folder) {
        this.folder = folder;
    }

    static DeviceRoom open() {
        try {
            DeviceRoom room = new DeviceRoom(Files.createTempDirectory("device-"));
            OPEN.add(room);
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException("No folder could be made for a device", e);
        }
    }

    Path folder() {
        return folder;
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Starts a program with this room as home; all it writes goes to {@link #log}. */
    Process start(String name, Map<String, String> environment, List<String> command) {
        return start(
                prepare(name, environment, command).redirectOutput(log(name).toFile()));
    }

    /** Starts a program and waits for the first line it prints. */
    String firstLine(String name, List<String> command, int seconds) {
        return firstLine(name, Map.of(), command, seconds);
    }

    /** Starts a program with more environment variables and waits for the first line it prints. */
    String firstLine(String name, Map<String, String> environment, List<String> command, int seconds) {
        Process process = start(prepare(name, environment, command));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> readLine(output), OwnThread.EACH);
        String problem;
        try {
            String read = line.get(seconds, TimeUnit.SECONDS);
            if (read != null) {
                return read.strip();
            }
            problem = "ended without a word";
        } catch (java.util.concurrent.TimeoutException e) {
            problem = "said nothing for " + seconds + " s";
        } catch (ExecutionException e) {
            problem = e.getCause().getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "was waited for when this thread was interrupted";
        }
        throw new UncheckedIOException(
                new IOException(name + " " + problem + ": " + LogTail.of(log(name + "-errors"))));
    }

    private ProcessBuilder prepare(String name, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(log(name + "-errors").toFile());
        builder.environment().put("HOME", folder.toString());
        // Drivers and browsers leave sockets and profiles in the temporary folder when they are killed.
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().putAll(environment);
        return builder;
    }

    private synchronized Process start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            programs.add(process.toHandle());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(builder.command().get(0) + " could not be started", e);
        }
    }

    private static String readLine(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records what the programs have started: when a driver is killed, its browser is no longer its descendant. */
    synchronized void remember() {
        programs.addAll(family());
    }

    private Set<ProcessHandle> family() {
        Set<ProcessHandle> family = new LinkedHashSet<>(programs);
        programs.forEach(program -> program.descendants().forEach(family::add));
        return family;
    }

    @Override
    public synchronized void close() {
        if (!OPEN.remove(this)) {
            return;
        }
        Set<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        family.forEach(DeviceRoom::awaitEnd);
        delete();
    }

    /** By asking: the JDK looks at ever longer intervals whether a process that is no child of its own has ended. */
    private static void awaitEnd(ProcessHandle process) {
        try {
            untilEnded(process);
        } catch (TimeoutException e) {
            LOG.debug("Process {} did not end when asked; killing it", process.pid(), e);
            process.destroyForcibly();
            untilEnded(process);
        }
    }

    private static void untilEnded(ProcessHandle process) {
        new FluentWait<>(process)
                .withTimeout(GRACE)
                .pollingEvery(Duration.ofMillis(10))
                .withMessage(() -> "Process " + process.pid() + " did not end")
                .until(DeviceRoom::hasEnded);
    }

    /** A process that waits to be reaped by the system runs no program any more. */
    static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    private void delete() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The folder {} of a device could not be removed: {}", folder, e.toString());
        }
    }
}
