package cognitosync.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The device as a process of its own, which can be killed. */
final class DeviceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final Process process;
    private final Path log;

    private DeviceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static DeviceProcess start(CommandLineDevice device, String... arguments) {
        return start(Map.of(), device, arguments);
    }

    /** With these environment variables beside those of the test. */
    static DeviceProcess start(Map<String, String> environment, CommandLineDevice device, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "cognitosync.device.DeviceMain"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of(
                "--outputs",
                device.outputs().toString(),
                "--home",
                device.home().toString()));
        try {
            Path log = Files.createTempFile("device-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new DeviceProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("The device could not be started", e);
        }
    }

    /** Kills it once the condition holds; false where it had ended before. */
    boolean killOnce(BooleanSupplier condition) {
        return killOnce(condition, INTERVAL);
    }

    /** Ends it as Ctrl-C does, and answers how long that took. */
    Duration stop() {
        long asked = System.nanoTime();
        process.destroy();
        end();
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Waits until the condition holds. */
    void await(BooleanSupplier condition) {
        long asked = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (hasEndedWithin(INTERVAL) || System.nanoTime() - asked > PATIENCE.toNanos()) {
                throw new AssertionError("It did not come to that. The device said: " + said());
            }
        }
    }

    /** The same with a condition that is not looked at more often. */
    boolean killOnce(BooleanSupplier condition, Duration interval) {
        while (!condition.getAsBoolean()) {
            if (hasEndedWithin(interval)) {
                return false;
            }
        }
        process.destroyForcibly();
        end();
        return true;
    }

    /** Waits for its end and answers the exit code. */
    int end() {
        return end(PATIENCE);
    }

    /** The same for a device that has more to do. */
    int end(Duration patience) {
        if (!hasEndedWithin(patience)) {
            process.destroyForcibly();
            throw new AssertionError("The device did not end within " + patience + ". It said: " + said());
        }
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the device ran", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
