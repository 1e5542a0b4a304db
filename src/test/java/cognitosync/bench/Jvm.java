package cognitosync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the JVMs of the servers are started: all with the same flags. */
final class Jvm {
    /** The flags; {@code -Dbench.flags="…"} tries others. */
    static final List<String> FLAGS = Arrays.asList(
            System.getProperty("bench.flags", "-XX:+UseSerialGC -Xmx64m").split(" "));

    private Jvm() {}

    static ProcessBuilder command(String classPath, List<String> options, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command);
    }

    /** The product alone, without tests and their libraries. */
    static String productClassPath() {
        try {
            return Path.of("target", "classes")
                    + File.pathSeparator
                    + Files.readString(Path.of("target", "classpath.txt")).strip();
        } catch (IOException e) {
            throw new BenchException("target/classpath.txt cannot be read; run the bench with mvn -Pbench.", e);
        }
    }

    /** The product with the servers of the bench. */
    static String benchClassPath() {
        return Path.of("target", "test-classes") + File.pathSeparator + productClassPath();
    }
}
