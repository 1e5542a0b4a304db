package cognitosync.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The device as a process of its own, which can be killed. */
final class DeviceProcess implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 5;

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
        while (!condition.getAsBoolean()) {
            if (hasEndedWithin(1, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.destroyForcibly();
        end();
        return true;
    }

    /** Waits for its end and answers the exit code. */
    int end() {
        if (!hasEndedWithin(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The device did not end within " + PATIENCE_MINUTES + " min. It said: " + said());
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

    private boolean hasEndedWithin(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
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
