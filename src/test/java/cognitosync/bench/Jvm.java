package cognitosync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/** How the JVMs of the servers are started: all with the same flags. */
final class Jvm {
    /** The flags; {@code -Dbench.flags="…"} tries others. */
    static final List<String> FLAGS = Arrays.asList(
            System.getProperty("bench.flags", "-XX:+UseSerialGC -Xmx48m").split(" "));

    private static final Path JAR = Path.of("target", "bench.jar");
    private static final Path ARCHIVE = Path.of("target", "bench.jsa");

    private Jvm() {}

    static ProcessBuilder command(String classPath, List<String> options, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command);
    }

    /**
     * Packs the product into a jar, because only classes from jars can be kept ready loaded in an archive
     * (<a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>).
     */
    static void pack() {
        ToolProvider jar = ToolProvider.findFirst("jar")
                .orElseThrow(() -> new BenchException("This Java has no jar tool; run the bench with a JDK."));
        int failed = jar.run(
                System.out,
                System.err,
                "cf",
                JAR.toString(),
                "-C",
                Path.of("target", "classes").toString(),
                ".");
        if (failed != 0) {
            throw new BenchException("target/classes could not be packed into " + JAR + ".");
        }
    }

    /** Makes the archive of all classes that a process has used by its end. */
    static List<String> writeArchive() {
        return List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    }

    /** Takes classes from that archive. */
    static List<String> readArchive() {
        return List.of("-XX:SharedArchiveFile=" + ARCHIVE);
    }

    /** The product alone, without tests and their libraries. */
    static String productClassPath() {
        try {
            return JAR
                    + File.pathSeparator
                    + Files.readString(Path.of("target", "classpath.txt")).strip();
        } catch (IOException e) {
            throw new BenchException("target/classpath.txt cannot be read; run the bench with mvn -Pbench.", e);
        }
    }

    /** The product with the servers of the bench; what the archive was made with has to come first. */
    static String benchClassPath() {
        return productClassPath() + File.pathSeparator + Path.of("target", "test-classes");
    }
}
