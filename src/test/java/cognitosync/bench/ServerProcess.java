package cognitosync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server as a process of its own; ended with this program, whatever becomes of it. */
final class ServerProcess implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 2;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;
    private final Duration start;

    private ServerProcess(Process process, Path log, Duration start) {
        this.process = process;
        this.log = log;
        this.start = start;
    }

    /** Starts it and waits until it is ready, which is asked every two milliseconds. */
    static ServerProcess start(ProcessBuilder command, Path log, BooleanSupplier ready) {
        long began = System.nanoTime();
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RUNNING.add(process);
            while (!ready.getAsBoolean()) {
                long waited = System.nanoTime() - began;
                if (!process.isAlive() || waited > LONGEST_START.toNanos()) {
                    process.destroyForcibly();
                    throw new BenchException("%s was not ready after %d ms; it said: %s"
                            .formatted(last(command.command()), waited / 1_000_000, Files.readString(log)));
                }
                process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            return new ServerProcess(process, log, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new BenchException(last(command.command()) + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The start of a server was interrupted.", e);
        }
    }

    private static String last(List<String> command) {
        return command.get(command.size() - 1);
    }

    /** From the start of the process until it was ready. */
    Duration startTime() {
        return start;
    }

    /** What it has had of the processors so far; with others at work on the machine this says more than the time that went by. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in megabytes, as the system counts it. */
    double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            // Not Linux.
            return Double.NaN;
        }
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new BenchException("The log " + log + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }
}
