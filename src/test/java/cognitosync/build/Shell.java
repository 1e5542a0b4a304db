package cognitosync.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs command lines as a person would, apart from the credentials and settings of the person who runs the tests. */
public record Shell(Path folder, Map<String, String> variables) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** How a command ended, what it printed, and how long it took. */
    public record Result(int exitCode, String output, String errors, Duration time) {
        String seconds() {
            return "%.1f s".formatted(time.toMillis() / 1000.0);
        }
    }

    /** Runs one to its end. */
    public Result run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CDK_"));
            builder.environment().putAll(variables);
            long started = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end within " + LONGEST
                        + "; so far it said: " + Files.readString(output) + Files.readString(errors));
            }
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            return new Result(process.exitValue(), Files.readString(output), Files.readString(errors), time);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
